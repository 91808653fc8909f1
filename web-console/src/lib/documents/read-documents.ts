import type { Collection, ProjectModel } from './model';
import { argumentsOf, type Operation, operation, type Row, type RowsPage } from './operation';
import { rowSelection, titleSelection } from './selection';

export type FilterInput = Record<string, unknown>;
export type OrderInput = Record<string, unknown>;

export type ListArguments = {
  filter?: FilterInput | undefined;
  search?: string | undefined;
  orderBy?: readonly OrderInput[] | undefined;
  first?: number | undefined;
  after?: string | undefined;
  offset?: number | undefined;
};

export type RowsAnswer = { rows: RowsPage };
export type CountAnswer = { rows: { totalCount: number } };

function listVariables(collection: Collection, given: ListArguments) {
  const { typeName } = collection;
  return {
    filter: { type: `${typeName}Filter`, value: given.filter },
    search: { type: 'String', value: given.search },
    orderBy: { type: `[${typeName}OrderBy!]`, value: given.orderBy },
    first: { type: 'Int', value: given.first },
    after: { type: 'String', value: given.after },
    offset: { type: 'Int', value: given.offset },
  };
}

/** A page of rows with these columns and relations. */
export function listRows(
  project: ProjectModel,
  collection: Collection,
  names: readonly string[],
  given: ListArguments,
): Operation<RowsAnswer> {
  const { typeName, listName } = collection;
  const page = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
  return operation(
    'query',
    `List${typeName}`,
    listVariables(collection, given),
    `rows: ${listName}${argumentsOf(given)} { nodes { ${rowSelection(project, collection, names)} } ${page} }`,
  );
}

/** How many rows there are; counting stops beyond the most that is of interest. */
export function countRows(
  collection: Collection,
  given: Pick<ListArguments, 'filter' | 'search'>,
  max?: number,
): Operation<CountAnswer> {
  const { typeName, listName } = collection;
  const list = { ...given, first: 0 };
  return operation(
    'query',
    `Count${typeName}`,
    { ...listVariables(collection, list), max: { type: 'Int', value: max } },
    `rows: ${listName}${argumentsOf(list)} { totalCount${argumentsOf({ max })} }`,
  );
}

/** One row, null when it is not there. */
export function getRow(
  project: ProjectModel,
  collection: Collection,
  names: readonly string[],
  id: string,
): Operation<{ row: Row | null }> {
  const { typeName, itemName } = collection;
  return operation(
    'query',
    `Get${typeName}`,
    { id: { type: 'ID!', value: id } },
    `row: ${itemName}(id: $id) { ${rowSelection(project, collection, names)} }`,
  );
}

export type RelatedPage = {
  row: { related: { nodes: Row[]; totalCount: number } } | null;
};

/** The first rows that a relation leads to from one row. */
export function listRelated(
  collection: Collection,
  relation: string,
  target: Collection,
  id: string,
  first: number,
): Operation<RelatedPage> {
  const newest = target.columns.some(({ apiName }) => apiName === 'createdAt')
    ? 'orderBy: [{ createdAt: DESC }], '
    : '';
  const list = `${relation}(${newest}first: $first)`;
  return operation(
    'query',
    `Related${collection.typeName}`,
    { id: { type: 'ID!', value: id }, first: { type: 'Int', value: first } },
    `row: ${collection.itemName}(id: $id) { related: ${list} { totalCount nodes { ${titleSelection(target)} } } }`,
  );
}

/** Rows whose title has the text, to choose one of. */
export function findRows(
  target: Collection,
  text: string,
  first: number,
): Operation<{ rows: { nodes: Row[] } }> {
  const { title } = target;
  const byTitle = title.type === 'TEXT';
  const filter = text && byTitle ? { [title.apiName]: { icontains: text } } : undefined;
  const orderBy = byTitle ? [{ [title.apiName]: 'ASC' }] : undefined;
  const given: ListArguments = { filter, orderBy, first };
  return operation(
    'query',
    `Find${target.typeName}`,
    listVariables(target, given),
    `rows: ${target.listName}${argumentsOf(given)} { nodes { ${titleSelection(target)} } }`,
  );
}
