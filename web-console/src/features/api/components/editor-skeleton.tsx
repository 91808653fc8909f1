import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/skeleton';

export function EditorSkeleton() {
  const { t } = useTranslation('api');
  return (
    <div
      role="status"
      aria-label={t('graphiql.loading')}
      className="flex h-full flex-col gap-4 p-4 sm:flex-row"
    >
      <Skeleton className="flex-1" />
      <Skeleton className="flex-1" />
    </div>
  );
}
