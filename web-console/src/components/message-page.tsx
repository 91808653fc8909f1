import type { ReactNode } from 'react';
import { Wordmark } from './wordmark';

type MessagePageProps = { title: string; message: string; children?: ReactNode };

/** All there is to say, in the middle: of a window, or of the place where a page would be. */
export function MessagePage({ title, message, children }: MessagePageProps) {
  return (
    <div className="grid min-h-full place-items-center px-4 py-10">
      <title>{`${title} · Weft`}</title>
      <div className="max-w-sm text-center">
        <Wordmark className="text-muted" />
        <h1 className="mt-6 font-semibold text-xl">{title}</h1>
        <p className="mt-2 text-muted text-sm">{message}</p>
        <div className="mt-6 flex justify-center gap-2">{children}</div>
      </div>
    </div>
  );
}
