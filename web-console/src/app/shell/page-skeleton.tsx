import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/skeleton';

export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className="mx-auto w-full max-w-6xl px-4 pt-5 sm:px-6 sm:pt-7"
    >
      <Skeleton className="h-7 w-44" />
      <Skeleton className="mt-2 h-4 w-72 max-w-full" />
      <Skeleton className="mt-6 h-32 w-full" />
      <Skeleton className="mt-4 h-56 w-full" />
    </div>
  );
}
