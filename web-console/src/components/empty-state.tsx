import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  /** What to do about it. */
  message: ReactNode;
  children?: ReactNode;
  className?: string;
};

export function EmptyState({ icon: Icon, title, message, children, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        'rounded-lg border border-border-strong border-dashed px-5 py-10 text-center',
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="mx-auto mb-3 size-6 text-muted" strokeWidth={1.5} />}
      <h2 className="font-medium text-sm">{title}</h2>
      <div className="mx-auto mt-1 max-w-md text-balance text-muted text-sm">{message}</div>
      {children && <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
