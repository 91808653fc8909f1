import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

type PageProps = {
  title: string;
  /** Of the browser's tab, where it says more than the title. */
  documentTitle?: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** Below the title, such as TabLinks. */
  tabs?: ReactNode;
  width?: 'narrow' | 'normal' | 'full';
  children: ReactNode;
};

const widths = { narrow: 'max-w-2xl', normal: 'max-w-6xl', full: '' };

/** A page that scrolls as a whole, with a heading. */
export function Page(props: PageProps) {
  const { title, documentTitle, description, actions, tabs, width = 'normal', children } = props;
  return (
    <div className={cn('mx-auto w-full px-4 pt-5 pb-12 sm:px-6 sm:pt-7', widths[width])}>
      <title>{`${documentTitle ?? title} · Weft`}</title>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="break-words font-semibold text-xl tracking-tight">{title}</h1>
          {description && <p className="mt-1 text-muted text-sm">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {tabs && <div className="mt-4">{tabs}</div>}
      <div className="mt-6">{children}</div>
    </div>
  );
}

type SectionProps = {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  id?: string;
  children: ReactNode;
};

export function Section({ title, description, actions, className, id, children }: SectionProps) {
  return (
    <section id={id} aria-label={title} className={cn('mt-8 first:mt-0', className)}>
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold text-base">{title}</h2>
          {description && <p className="mt-0.5 text-muted text-sm">{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cn('rounded-lg border border-border bg-surface p-4 sm:p-5', className)}>
      {children}
    </div>
  );
}
