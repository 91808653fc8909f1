import type { FilterLink } from './filter/filter-link';

/** What a link to the grid says. What a filter means is known once the collection is. */
export type DataSearch = {
  filter?: FilterLink;
  sort?: string;
  /** Words that are searched. */
  q?: string;
  /** Columns of a shared link, instead of one's own. */
  columns?: string;
  /** The record whose details are open. */
  record?: string;
};

export function parseDataSearch(search: Record<string, unknown>): DataSearch {
  const { filter, sort, q, columns, record } = search;
  return {
    ...(Array.isArray(filter) && { filter }),
    ...textOf('sort', sort),
    ...textOf('q', q),
    ...textOf('columns', columns),
    ...textOf('record', record),
  };
}

/** A link may hold what looks like a number. */
function textOf(name: string, value: unknown): Record<string, string> {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? { [name]: text } : {};
}
