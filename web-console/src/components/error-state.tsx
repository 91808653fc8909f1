import { useTranslation } from 'react-i18next';
import { describeError } from '@/lib/platform/describe-error';
import { Button } from './button';

type ErrorStateProps = {
  title: string;
  /** A sentence, or whatever was thrown. */
  error: unknown;
  onRetry?: () => void;
};

export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="rounded-lg border border-border bg-surface px-5 py-6">
      <h2 className="font-medium text-sm">{title}</h2>
      <p className="mt-1 text-muted text-sm">
        {typeof error === 'string' ? error : describeError(error)}
      </p>
      {onRetry && (
        <Button variant="outline" size="small" className="mt-4" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
