import { hashKey, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Row, RowsPage } from '@/lib/documents/operation';
import { countQuery, PAGE_SIZE, pageKey, pageQuery, pagesAround } from './pages';
import { type View, viewKey } from './view';

/** Between two looks at where somebody scrolls to: a thumb that is dragged passes pages that nobody reads. */
const LOOK_MS = 90;

export type Rows = {
  total: number;
  rowAt: (index: number) => Row | undefined;
  /** Says which rows are on the screen. */
  want: (first: number, last: number) => void;
  /** Nothing of the collection has been loaded yet. */
  loading: boolean;
  /** What is shown still belongs to the filter or order before. */
  pending: boolean;
  error: unknown;
  retry: () => void;
};

/** The rows of a view by their place, loaded around what is on the screen. */
export function useRows(view: View): Rows {
  const client = useQueryClient();
  const [[first, last], want] = useWanted();
  const [shown, setShown] = useState(view);
  const counted = useQuery(countQuery(view));
  const total = counted.data ?? 0;
  const queries = pagesAround(first, last, total).map((index) => pageQuery(view, index, client));
  const pages = useQueries({ queries });
  const [page] = pages;
  const same = hashKey(viewKey(shown)) === hashKey(viewKey(view));
  const loaded = page?.data !== undefined && counted.data !== undefined;
  if (shown !== view && (same || loaded)) {
    setShown(view);
  }
  const failed = [counted, ...pages].find(({ error, data }) => error && data === undefined);
  return {
    total: (same ? counted.data : client.getQueryData<number>(countQuery(shown).queryKey)) ?? 0,
    rowAt: useRowAt(same ? view : shown),
    want,
    loading: same && !loaded && !failed,
    pending: !same && !failed,
    error: failed?.error,
    retry: () => {
      void counted.refetch();
      void page?.refetch();
    },
  };
}

/** Pages are looked up once for each time that something is drawn, not for every row. */
function useRowAt(view: View): (index: number) => Row | undefined {
  const client = useQueryClient();
  const pages = new Map<number, RowsPage | undefined>();
  return (index) => {
    const at = Math.floor(index / PAGE_SIZE);
    if (!pages.has(at)) {
      pages.set(at, client.getQueryData<RowsPage>(pageKey(view, at)));
    }
    return pages.get(at)?.nodes[index % PAGE_SIZE];
  };
}

function useWanted() {
  const [wanted, setWanted] = useState<readonly [number, number]>([0, 0]);
  const next = useRef<readonly [number, number]>(wanted);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const want = useMemo(
    () => (first: number, last: number) => {
      next.current = [first, last];
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        const [from, to] = next.current;
        setWanted((before) => (before[0] === from && before[1] === to ? before : [from, to]));
      }, LOOK_MS);
    },
    [],
  );
  return [wanted, want] as const;
}
