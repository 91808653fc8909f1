import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { ask } from '@/lib/documents/ask';
import type { RowsPage } from '@/lib/documents/operation';
import { countRows, listRows } from '@/lib/documents/read-documents';
import { listArguments, rowsKey, type View, viewKey } from './view';

export const PAGE_SIZE = 100;
/** Beyond it a browser cannot place rows any more; a filter finds the rest. */
export const MOST_ROWS = 400_000;
const STALE_MS = 15_000;
const AHEAD = 60;

export function pageKey(view: View, index: number) {
  return [...viewKey(view), index] as const;
}

/** A page follows the one before it by cursor, so that rows that come and go do not shift it; a jump goes by number. */
export function pageQuery(view: View, index: number, queryClient: QueryClient) {
  return queryOptions({
    queryKey: pageKey(view, index),
    staleTime: STALE_MS,
    queryFn: async () => {
      const before = queryClient.getQueryData<RowsPage>(pageKey(view, index - 1));
      const place = placeOf(index, before);
      const { slug, project, collection, names } = view;
      const given = { ...listArguments(view), ...place, first: PAGE_SIZE };
      return (await ask(slug, listRows(project, collection, names, given))).rows;
    },
  });
}

export function placeOf(
  index: number,
  before: Pick<RowsPage, 'pageInfo' | 'nodes'> | undefined,
): { after?: string; offset?: number } {
  const cursor = before?.nodes.length === PAGE_SIZE ? before.pageInfo.endCursor : null;
  if (cursor) {
    return { after: cursor };
  }
  return index > 0 ? { offset: index * PAGE_SIZE } : {};
}

export function countQuery(view: View) {
  const { slug, collection, filter, search } = view;
  return queryOptions({
    queryKey: [...rowsKey(slug, collection.name), 'count', { filter, search }],
    staleTime: STALE_MS,
    queryFn: async () =>
      (await ask(slug, countRows(collection, { filter, search }, MOST_ROWS))).rows.totalCount,
  });
}

/** The pages that hold these rows, and those that are looked at soon. */
export function pagesAround(first: number, last: number, total: number): number[] {
  const from = Math.max(0, Math.floor((first - AHEAD) / PAGE_SIZE));
  const to = Math.floor(Math.min(last + AHEAD, Math.max(total - 1, 0)) / PAGE_SIZE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
