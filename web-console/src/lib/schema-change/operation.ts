import type { PlanVariables } from './plan';

type Given = PlanVariables['operations'][number];
type Names<T> = T extends T ? keyof T : never;
type MemberOf<T, Name extends PropertyKey> = T extends { [Key in Name]?: infer Value }
  ? NonNullable<Value>
  : never;

/** What each operation says, by its name. */
export type Operations = { [Name in Names<Given>]: MemberOf<Given, Name> };
export type OperationName = keyof Operations;

/** One step of a schema change: an object with a single member. */
export type SchemaOperation = {
  [Name in OperationName]: { [Key in Name]: Operations[Name] };
}[OperationName];

/** The same, told apart by its name. */
export type OperationEntry = {
  [Name in OperationName]: { name: Name; value: Operations[Name] };
}[OperationName];

export type NewField = Operations['addField']['field'];
export type FieldUpdate = Operations['updateField'];
export type NewPolicy = Operations['setPolicy'];

export function entryOf(operation: SchemaOperation): OperationEntry {
  const [entry] = Object.entries(operation);
  if (!entry) {
    throw new Error('An operation has one member');
  }
  return { name: entry[0], value: entry[1] } as OperationEntry;
}

/** The collection that an operation is about, if it is about one. */
export function collectionOf(operation: SchemaOperation): string | undefined {
  const { value } = entryOf(operation);
  if ('collection' in value) {
    return value.collection;
  }
  return 'createCollection' in operation ? operation.createCollection.name : undefined;
}
