import type { ReactNode } from 'react';
import { Wordmark } from '@/components/wordmark';

type AccountCardProps = { title: string; children: ReactNode; footer?: ReactNode };

export function AccountCard({ title, children, footer }: AccountCardProps) {
  return (
    <main className="grid min-h-full place-items-center px-4 py-10">
      <title>{`${title} · Weft`}</title>
      <div className="w-full max-w-sm">
        <Wordmark className="text-lg" />
        <section className="mt-5 rounded-xl border border-border bg-surface p-6 shadow-xs">
          <h1 className="mb-5 font-semibold text-lg">{title}</h1>
          {children}
        </section>
        {footer && <p className="mt-5 text-center text-muted text-sm">{footer}</p>}
      </div>
    </main>
  );
}
