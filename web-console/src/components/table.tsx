import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';

type TableProps = { label: string; children: ReactNode; className?: string };

/** For a few dozen rows. It scrolls sideways inside its frame, reachable by keyboard. */
export function Table({ label, children, className }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn('overflow-x-auto rounded-lg border border-border bg-surface', className)}
    >
      <table className="w-full border-collapse text-left text-sm">{children}</table>
    </section>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="border-border border-b bg-subtle/60 text-muted text-xs">
      <tr>{children}</tr>
    </thead>
  );
}

export function HeadCell({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn('whitespace-nowrap px-4 py-2 font-medium', className)}
      {...props}
    />
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="divide-y divide-border">{children}</tbody>;
}

export function Cell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('px-4 py-2.5 align-middle', className)} {...props} />;
}
