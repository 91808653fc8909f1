import type { Collection, ProjectModel } from './model';
import { argumentsOf, type Operation, operation, type Row } from './operation';
import type { FilterInput } from './read-documents';
import { rowSelection } from './selection';

export type RowChange = {
  kind: 'CREATED' | 'UPDATED' | 'DELETED';
  transition: 'ENTERED' | 'STAYED' | 'LEFT';
  id: string;
  row: Row | null;
  cursor: string;
};

/** Every committed change of the rows that a filter finds. */
export function rowChanges(
  project: ProjectModel,
  collection: Collection,
  names: readonly string[],
  given: { filter?: FilterInput | undefined; id?: string | undefined; after?: string | undefined },
): Operation<{ change: RowChange }> {
  const { typeName, itemName } = collection;
  return operation(
    'subscription',
    `${typeName}Changes`,
    {
      id: { type: 'ID', value: given.id },
      filter: { type: `${typeName}Filter`, value: given.filter },
      after: { type: 'String', value: given.after },
    },
    `change: ${itemName}Changed${argumentsOf(given)} { kind transition id cursor row: ${itemName} { ${rowSelection(project, collection, names)} } }`,
  );
}
