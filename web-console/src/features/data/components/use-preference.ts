import { useState } from 'react';
import type { Collection } from '@/lib/documents/model';
import { type ColumnPreference, usualColumns } from '../grid/grid-columns';

/** Which columns somebody prefers in this browser. */
export function usePreference(slug: string, collection: Collection) {
  const key = `weft:grid:${slug}:${collection.name}`;
  const [kept, setKept] = useState(() => ({ key, preference: stored(key, collection) }));
  const preference = kept.key === key ? kept.preference : stored(key, collection);

  const prefer = (next: ColumnPreference) => {
    setKept({ key, preference: next });
    localStorage.setItem(key, JSON.stringify(next));
  };
  const forget = () => {
    setKept({ key, preference: usualColumns(collection) });
    localStorage.removeItem(key);
  };
  return { preference, prefer, forget };
}

function stored(key: string, collection: Collection): ColumnPreference {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isPreference(value) ? value : usualColumns(collection);
  } catch {
    return usualColumns(collection);
  }
}

function isPreference(value: unknown): value is ColumnPreference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'order' in value &&
    Array.isArray(value.order) &&
    'hidden' in value &&
    Array.isArray(value.hidden) &&
    'widths' in value &&
    typeof value.widths === 'object'
  );
}
