import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import { compileFilter } from '../filter/compile';
import type { FilterGroup } from '../filter/filter';
import { readFilter, writeFilter } from '../filter/filter-link';
import { compileSorting, readSorting, type SortKey, writeSorting } from '../filter/sorting';
import { availableColumns, type ColumnPreference, shownColumns } from '../grid/grid-columns';
import type { View } from '../rows/view';
import type { DataSearch } from '../search';

type ViewStateOptions = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  search: DataSearch;
  preference: ColumnPreference;
};

/** What the address says of the grid, and how it is said otherwise. */
export function useViewState({ slug, project, collection, search, preference }: ViewStateOptions) {
  const navigate = useNavigate();
  const { filter: link, sort, q, columns: chosen } = search;
  const linkText = JSON.stringify(link);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the link
  const { filter, complete } = useMemo(
    () => readFilter(project, collection, link),
    [project, collection, linkText],
  );
  const sorting = useMemo(() => readSorting(collection, sort), [collection, sort]);
  const columns = useMemo(() => {
    if (chosen === undefined) {
      return shownColumns(collection, preference);
    }
    const names = chosen.split(',');
    const all = availableColumns(collection, preference);
    const shared = names.flatMap((name) => all.find((column) => column.name === name) ?? []);
    return shared.length > 0 ? shared : shownColumns(collection, preference);
  }, [collection, preference, chosen]);

  const view = useMemo<View>(
    () => ({
      slug,
      project,
      collection,
      names: [...new Set([collection.title.apiName, ...columns.map(({ name }) => name)])],
      filter: compileFilter(project, collection, filter),
      search: q,
      orderBy: compileSorting(collection, sorting, (target) => project.get(target)?.title.apiName),
    }),
    [slug, project, collection, columns, filter, q, sorting],
  );

  function go(change: Partial<DataSearch>, replace = true) {
    const next = { ...search, ...change };
    void navigate({
      to: '/projects/$project/data/$collection',
      params: { project: slug, collection: collection.name },
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)),
      replace,
    });
  }

  return {
    view,
    columns,
    filter,
    /** False when the link speaks of what is gone. */
    complete,
    sorting,
    setFilter: (next: FilterGroup) => go({ filter: writeFilter(next) as never }),
    setSorting: (next: readonly SortKey[]) => go({ sort: writeSorting(next) as never }),
    setWords: (next: string) => go({ q: next }),
    setRecord: (record: string | undefined) =>
      go({ record: record as never }, record === undefined),
    clear: () => go({ filter: undefined as never, q: undefined as never }),
    ownColumns: () => go({ columns: undefined as never }),
  };
}
