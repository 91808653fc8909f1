import type { Collection } from '@/lib/documents/model';
import type { RelatedRow } from '@/lib/documents/operation';

/** What a row is called: its title, or else the end of its key. */
export function rowTitle(collection: Collection | undefined, row: RelatedRow | null): string {
  if (!row) {
    return '';
  }
  const title = collection && row[collection.title.apiName];
  return typeof title === 'string' && title.trim() !== '' ? title : shortKey(String(row.rowId));
}

export function shortKey(key: string): string {
  return key.length > 12 ? `…${key.slice(-8)}` : key;
}
