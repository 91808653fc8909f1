import type { Collection, ProjectModel } from './model';
import {
  type Deleted,
  type Operation,
  operation,
  type Written,
  type WrittenRows,
} from './operation';
import type { FilterInput } from './read-documents';
import { rowSelection } from './selection';

const ERRORS = 'errors { code message path fields retryable }';

type Input = Record<string, unknown>;

export function createRow(
  project: ProjectModel,
  collection: Collection,
  names: readonly string[],
  input: Input,
): Operation<{ written: Written | null }> {
  const { typeName, itemName } = collection;
  const row = `row: ${itemName} { ${rowSelection(project, collection, names)} }`;
  return operation(
    'mutation',
    `Create${typeName}`,
    { input: { type: `${typeName}Input!`, value: input } },
    `written: create${typeName}(input: $input) { ${row} outcome ${ERRORS} }`,
  );
}

/** Changes a row, unless it has been written since this version of it was read. */
export function updateRow(
  project: ProjectModel,
  collection: Collection,
  names: readonly string[],
  change: { id: string; patch: Input; ifVersion?: string | undefined },
): Operation<{ written: Written | null }> {
  const { typeName, itemName } = collection;
  const row = `row: ${itemName} { ${rowSelection(project, collection, names)} }`;
  const version = change.ifVersion === undefined ? '' : ', ifVersion: $ifVersion';
  return operation(
    'mutation',
    `Update${typeName}`,
    {
      id: { type: 'ID!', value: change.id },
      patch: { type: `${typeName}Patch`, value: change.patch },
      ifVersion: { type: 'String', value: change.ifVersion },
    },
    `written: update${typeName}(id: $id, patch: $patch${version}) { ${row} outcome ${ERRORS} }`,
  );
}

export function deleteRow(
  collection: Collection,
  id: string,
): Operation<{ written: Deleted | null }> {
  const { typeName } = collection;
  return operation(
    'mutation',
    `Delete${typeName}`,
    { id: { type: 'ID!', value: id } },
    `written: delete${typeName}(id: $id) { deletedId ${ERRORS} }`,
  );
}

export type Many = { filter: FilterInput; maxAffected: number };

export function updateRows(
  collection: Collection,
  { filter, maxAffected }: Many,
  patch: Input,
): Operation<{ written: WrittenRows | null }> {
  const { typeName } = collection;
  return operation(
    'mutation',
    `Update${plural(collection)}`,
    {
      filter: { type: `${typeName}Filter!`, value: filter },
      patch: { type: `${typeName}Patch`, value: patch },
      maxAffected: { type: 'Int!', value: maxAffected },
    },
    `written: update${plural(collection)}(filter: $filter, patch: $patch, maxAffected: $maxAffected, confirmAll: true) { affectedCount ${ERRORS} }`,
  );
}

export function deleteRows(
  collection: Collection,
  { filter, maxAffected }: Many,
): Operation<{ written: WrittenRows | null }> {
  const { typeName } = collection;
  return operation(
    'mutation',
    `Delete${plural(collection)}`,
    {
      filter: { type: `${typeName}Filter!`, value: filter },
      maxAffected: { type: 'Int!', value: maxAffected },
    },
    `written: delete${plural(collection)}(filter: $filter, maxAffected: $maxAffected, confirmAll: true) { affectedCount ${ERRORS} }`,
  );
}

/** New rows, all or none; with their old keys they are those that were deleted. */
export function createRows(
  collection: Collection,
  input: readonly Input[],
): Operation<{ written: WrittenRows | null }> {
  const { typeName } = collection;
  return operation(
    'mutation',
    `Create${plural(collection)}`,
    { input: { type: `[${typeName}Input!]!`, value: input } },
    `written: create${plural(collection)}(input: $input) { affectedCount ${ERRORS} }`,
  );
}

function plural({ listName }: Collection): string {
  return listName.charAt(0).toUpperCase() + listName.slice(1);
}
