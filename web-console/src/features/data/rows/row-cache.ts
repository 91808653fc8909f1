import type { QueryClient } from '@tanstack/react-query';
import type { Row, RowsPage } from '@/lib/documents/operation';
import { rowsKey } from './view';

/** The rows of a collection wherever the console shows them. */
export class RowCache {
  readonly #client: QueryClient;
  readonly #key: readonly unknown[];

  constructor(client: QueryClient, slug: string, collection: string) {
    this.#client = client;
    this.#key = rowsKey(slug, collection);
  }

  /** Shows other values of a row, wherever it is shown; what a place does not show is left. */
  merge(id: string, values: Record<string, unknown>): void {
    this.#eachPage((page) => {
      const at = page.nodes.findIndex((row) => row.id === id);
      return at === -1
        ? page
        : { ...page, nodes: page.nodes.with(at, merged(page.nodes[at], values)) };
    });
    const details = { queryKey: [...this.#key, 'row'] };
    for (const [key, row] of this.#client.getQueriesData<Row | null>(details)) {
      if (row?.id === id) {
        this.#client.setQueryData(key, merged(row, values));
        if (isPartial(row, values)) {
          void this.#client.invalidateQueries({ queryKey: key });
        }
      }
    }
  }

  /** The row as any place shows it. */
  find(id: string): Row | undefined {
    const pages = this.#client.getQueriesData<RowsPage>({ queryKey: [...this.#key, 'page'] });
    for (const [, page] of pages) {
      const found = page?.nodes.find((row) => row.id === id);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** Takes rows away at once; the pages are read anew behind it. */
  remove(ids: ReadonlySet<string>): void {
    this.#eachPage((page) =>
      page.nodes.some((row) => ids.has(row.id))
        ? { ...page, nodes: page.nodes.filter((row) => !ids.has(row.id)) }
        : page,
    );
  }

  /** Reads anew what is shown; the rest when it is shown next. */
  refresh(): Promise<void> {
    return this.#client.invalidateQueries({ queryKey: this.#key });
  }

  #eachPage(change: (page: RowsPage) => RowsPage): void {
    this.#client.setQueriesData<RowsPage>({ queryKey: [...this.#key, 'page'] }, (page) =>
      page ? change(page) : page,
    );
  }
}

/** A new version is one of all values: whoever has seen only some of them has not seen it. */
function merged(row: Row | undefined, values: Record<string, unknown>): Row {
  const { rowVersion: _, ...others } = values;
  return (row && isPartial(row, values) ? { ...row, ...others } : { ...row, ...values }) as Row;
}

function isPartial(row: Row, values: Record<string, unknown>): boolean {
  return 'rowVersion' in values && Object.keys(row).some((name) => !(name in values));
}
