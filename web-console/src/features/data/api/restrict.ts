import type { Collection, Column, ProjectModel } from '@/lib/documents/model';

/** What a project's schema has for somebody. */
export type Access = {
  queries: ReadonlySet<string>;
  mutations: ReadonlySet<string>;
  /** Names of fields by type. */
  types: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The collections, columns and relations that are there for somebody, and what he may do with them. */
export function restrict(project: ProjectModel, access: Access): ProjectModel {
  return new Map(
    [...project]
      .filter(([, { listName }]) => access.queries.has(listName))
      .map(([name, collection]) => [name, restricted(collection, access)]),
  );
}

function restricted(collection: Collection, { mutations, types }: Access): Collection {
  const { typeName } = collection;
  const readable = types.get(typeName) ?? new Set<string>();
  const writable = new Set([
    ...(types.get(`${typeName}Input`) ?? []),
    ...(types.get(`${typeName}Patch`) ?? []),
  ]);
  const columns = collection.columns
    .filter(({ apiName }) => readable.has(apiName))
    .map((column) => asAllowed(column, writable, readable));
  const operations = new Set(
    [...collection.operations].filter((operation) => allows(operation, typeName, mutations)),
  );
  return {
    ...collection,
    columns,
    operations,
    relations: collection.relations.filter(({ apiName }) => readable.has(apiName)),
    title:
      columns.find(({ apiName }) => apiName === collection.title.apiName) ??
      columns[0] ??
      collection.title,
  };
}

function asAllowed(
  column: Column,
  writable: ReadonlySet<string>,
  readable: ReadonlySet<string>,
): Column {
  const { relation, ...plain } = column;
  const known = relation && readable.has(relation) ? column : plain;
  return column.kind === 'key' || writable.has(column.apiName)
    ? known
    : { ...known, kind: 'system' };
}

function allows(operation: string, typeName: string, mutations: ReadonlySet<string>): boolean {
  switch (operation) {
    case 'CREATE':
      return mutations.has(`create${typeName}`);
    case 'UPDATE':
      return mutations.has(`update${typeName}`);
    case 'DELETE':
      return mutations.has(`delete${typeName}`);
    default:
      return true;
  }
}
