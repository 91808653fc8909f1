import { Button } from './button';

type ErrorStateProps = { title: string; message: string; onRetry: () => void };

export function ErrorState({ title, message, onRetry }: ErrorStateProps) {
  return (
    <div role="alert" className="rounded-lg border border-border bg-surface px-5 py-6">
      <h2 className="font-medium text-sm">{title}</h2>
      <p className="mt-1 text-muted text-sm">{message}</p>
      <Button variant="outline" size="small" className="mt-4" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
