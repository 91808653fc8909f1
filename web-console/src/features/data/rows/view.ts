import type { Collection, ProjectModel } from '@/lib/documents/model';
import type { FilterInput, ListArguments, OrderInput } from '@/lib/documents/read-documents';

/** Which rows are looked at, in which order, and what is read of each. */
export type View = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  /** Columns and relations. */
  names: readonly string[];
  filter?: FilterInput | undefined;
  search?: string | undefined;
  orderBy?: readonly OrderInput[] | undefined;
};

export function listArguments({ filter, search, orderBy }: View): ListArguments {
  return { filter, search, orderBy };
}

/** The prefix of all that is cached of a collection's rows. */
export function rowsKey(slug: string, collection: string): readonly unknown[] {
  return ['rows', slug, collection];
}

/** What a row is selected with, sorted: the order of columns reads nothing else. */
export function viewKey({ slug, collection, names, filter, search, orderBy }: View) {
  return [
    ...rowsKey(slug, collection.name),
    'page',
    { names: names.toSorted(), filter, search, orderBy },
  ] as const;
}
