import type { ReactNode } from 'react';
import { Wordmark } from './wordmark';

type MessagePageProps = { title: string; message: string; children?: ReactNode };

export function MessagePage({ title, message, children }: MessagePageProps) {
  return (
    <main className="grid min-h-full place-items-center px-4 py-10">
      <title>{`${title} · Weft`}</title>
      <div className="max-w-sm text-center">
        <Wordmark className="text-muted" />
        <h1 className="mt-6 font-semibold text-xl">{title}</h1>
        <p className="mt-2 text-muted text-sm">{message}</p>
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}
