import type { Draft } from './draft';
import { collectionOf, entryOf, type SchemaOperation } from './operation';

/** The draft without a collection that it creates, and without whatever it says of it. */
export function withoutCollection(draft: Draft, name: string): SchemaOperation[] {
  return draft.filter(
    (operation) =>
      collectionOf(operation) !== name &&
      !('createRelation' in operation && operation.createRelation.target === name),
  );
}

/** The draft without a field or relation that it creates. */
export function withoutMember(draft: Draft, collection: string, name: string): SchemaOperation[] {
  return draft.flatMap((operation): SchemaOperation[] => {
    if (collectionOf(operation) !== collection) {
      return [operation];
    }
    if ('createCollection' in operation) {
      const { fields, ...rest } = operation.createCollection;
      return [
        {
          createCollection: {
            ...rest,
            fields: (fields ?? []).filter((field) => field.name !== name),
          },
        },
      ];
    }
    return memberOf(operation) === name ? [] : [operation];
  });
}

function memberOf(operation: SchemaOperation): string | null | undefined {
  const entry = entryOf(operation);
  switch (entry.name) {
    case 'addField':
      return entry.value.field.name;
    case 'createRelation':
      return entry.value.name;
    case 'updateRelation':
      return entry.value.relation;
    case 'updateField':
    case 'renameField':
    case 'changeFieldType':
    case 'archiveField':
    case 'restoreField':
    case 'archiveRelation':
      return entry.value.field;
    default:
      return undefined;
  }
}
