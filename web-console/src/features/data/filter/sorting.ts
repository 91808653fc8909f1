import { type Collection, columnOf, isSortable, relationOf } from '@/lib/documents/model';
import type { OrderInput } from '@/lib/documents/read-documents';

/** The API can place nulls; what people choose is the direction. */
export type SortKey = { name: string; descending: boolean };

/** `-publishedAt,title` */
export function writeSorting(keys: readonly SortKey[]): string | undefined {
  return keys.length === 0
    ? undefined
    : keys.map(({ name, descending }) => (descending ? `-${name}` : name)).join(',');
}

export function readSorting(collection: Collection, link: string | undefined): SortKey[] {
  const keys = (link ?? '')
    .split(',')
    .filter((key) => key !== '')
    .map((key) => ({ name: key.replace(/^-/, ''), descending: key.startsWith('-') }));
  return keys.filter(
    (key, index) =>
      canSortBy(collection, key.name) && keys.findIndex(({ name }) => name === key.name) === index,
  );
}

/** Columns, numbers of related rows, and references by the title of the row that they lead to. */
export function canSortBy(collection: Collection, name: string): boolean {
  const column = columnOf(collection, name);
  if (column) {
    return isSortable(column) || column.relation !== undefined;
  }
  return relationOf(collection, name) !== undefined;
}

export function compileSorting(
  collection: Collection,
  keys: readonly SortKey[],
  titleOf: (target: string) => string | undefined,
): OrderInput[] | undefined {
  const orders = keys.flatMap(({ name, descending }) => {
    const order = orderOf(collection, name, descending ? 'DESC_NULLS_LAST' : 'ASC', titleOf);
    return order ? [order] : [];
  });
  return orders.length === 0 ? undefined : orders;
}

function orderOf(
  collection: Collection,
  name: string,
  direction: string,
  titleOf: (target: string) => string | undefined,
): OrderInput | undefined {
  const column = columnOf(collection, name);
  const relation = relationOf(collection, column?.relation ?? name);
  if (relation?.many) {
    return { [relation.apiName]: { fn: 'COUNT', direction } };
  }
  if (relation) {
    const title = titleOf(relation.target);
    return title ? { [relation.apiName]: { [title]: direction } } : undefined;
  }
  return column ? { [name]: direction } : undefined;
}
