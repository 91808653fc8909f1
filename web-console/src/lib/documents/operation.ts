/** A document with its variables; what it answers is in the type alone. */
export type Operation<Data> = {
  operationName: string;
  query: string;
  variables: Record<string, unknown>;
  readonly answers?: Data;
};

/** A row with the columns and relations that were asked for. */
export type Row = { id: string; rowId: string; rowVersion: string } & Record<string, unknown>;

export type RelatedRow = { id: string; rowId: string } & Record<string, unknown>;

export type PageInfo = {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
};

export type RowsPage = { nodes: Row[]; pageInfo: PageInfo; totalCount?: number };

export type WriteError = {
  code: string;
  message: string;
  path: string[];
  fields: string[];
  retryable: boolean;
};

export type Written = { row: Row | null; outcome: string; errors: WriteError[] };

export type Deleted = { deletedId: string | null; errors: WriteError[] };

export type WrittenRows = {
  affectedCount: number;
  rows?: Row[];
  deletedIds: string[];
  errors: WriteError[];
};

/** Builds the text of an operation of which some variables may be absent. */
export function operation<Data>(
  kind: 'query' | 'mutation' | 'subscription',
  name: string,
  variables: Record<string, { type: string; value: unknown }>,
  body: string,
): Operation<Data> {
  const given = Object.entries(variables).filter(([, { value }]) => value !== undefined);
  const declared = given.map(([key, { type }]) => `$${key}: ${type}`).join(', ');
  return {
    operationName: name,
    query: `${kind} ${name}${declared && `(${declared})`} { ${body} }`,
    variables: Object.fromEntries(given.map(([key, { value }]) => [key, value])),
  };
}

/** Arguments of a field, of those variables that are given: `first: $first`. */
export function argumentsOf(names: Record<string, unknown>): string {
  const given = Object.keys(names).filter((name) => names[name] !== undefined);
  return given.length > 0 ? `(${given.map((name) => `${name}: $${name}`).join(', ')})` : '';
}
