import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';

export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cn('motion-safe:animate-pulse rounded-md bg-subtle', className)} />
  );
}

const widths = ['w-40', 'w-28', 'w-36', 'w-52', 'w-32'];

/** A list or table that is on its way. */
export function RowsSkeleton({ rows = 5, className }: { rows?: number; className?: string }) {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className={cn('divide-y divide-border rounded-lg border border-border bg-surface', className)}
    >
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-12 items-center gap-4 px-4">
          <Skeleton className={cn('h-4', widths[row % widths.length])} />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}
