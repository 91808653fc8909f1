import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ask } from '@/lib/documents/ask';
import type { Collection } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import { findRows } from '@/lib/documents/read-documents';
import { rowTitle } from '../components/row-title';
import { rowsKey } from '../rows/view';

const SHOWN = 30;

/** Rows of a collection to choose of, by their titles. */
export function useRelatedChoices(slug: string, target: Collection) {
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: [...rowsKey(slug, target.name), 'find', words],
    placeholderData: keepPreviousData,
    queryFn: async () => (await ask(slug, findRows(target, words, SHOWN))).rows.nodes,
  });
  const rows: Row[] = found.data ?? [];
  return {
    search: setText,
    searching: found.isFetching,
    rows,
    choices: rows.map((row) => ({ value: String(row.rowId), label: rowTitle(target, row) })),
  };
}
