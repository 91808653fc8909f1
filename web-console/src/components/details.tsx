import type { ReactNode } from 'react';

type DetailsProps = { entries: readonly (readonly [name: string, value: ReactNode])[] };

/** Names and values; what has none is left out. */
export function Details({ entries }: DetailsProps) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-2 text-sm">
      {entries
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
