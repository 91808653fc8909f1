import { ask } from '@/lib/documents/ask';
import { listRows } from '@/lib/documents/read-documents';
import type { GridColumn } from '../grid/grid-columns';
import { listArguments, type View } from '../rows/view';
import { csvLine } from './csv';

export type ExportFormat = 'csv' | 'json';

const PAGE = 1_000;

type Progress = (rows: number) => void;

/** All rows of a view, page by page, as a file; stops when the signal says so. */
export async function exportRows(
  view: View,
  columns: readonly GridColumn[],
  format: ExportFormat,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Blob> {
  const parts: string[] = format === 'csv' ? [csvLine(columns.map(({ name }) => name))] : ['[\n'];
  let rows = 0;
  let after: string | undefined;
  do {
    signal.throwIfAborted();
    const given = { ...listArguments(view), first: PAGE, ...(after && { after }) };
    const { slug, project, collection, names } = view;
    const page = (await ask(slug, listRows(project, collection, names, given))).rows;
    for (const row of page.nodes) {
      const values = columns.map((column) => exported(column, row));
      parts.push(format === 'csv' ? csvLine(values) : jsonLine(columns, values, rows === 0));
      rows += 1;
    }
    onProgress(rows);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
  } while (after);
  return format === 'csv'
    ? new Blob(['\ufeff', ...parts], { type: 'text/csv;charset=utf-8' })
    : new Blob([...parts, '\n]\n'], { type: 'application/json' });
}

/** As the API gives it; of related rows their number. */
function exported({ name, relation }: GridColumn, row: Record<string, unknown>): unknown {
  const value = row[name];
  return relation?.many ? (value as { totalCount?: number } | undefined)?.totalCount : value;
}

function jsonLine(columns: readonly GridColumn[], values: unknown[], first: boolean): string {
  const row = Object.fromEntries(columns.map(({ name }, at) => [name, values[at] ?? null]));
  return `${first ? '' : ',\n'}${JSON.stringify(row)}`;
}

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
