import { useTranslation } from 'react-i18next';
import { Wordmark } from '@/components/wordmark';

export function Splash() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')} className="grid h-full place-items-center">
      <Wordmark className="motion-safe:animate-pulse text-lg text-muted" />
    </div>
  );
}
