import type { Catalog, Field, FieldType } from '@/lib/catalog/catalog';
import { entryOf, type SchemaOperation } from './operation';
import type { Violation } from './plan';
import { preview } from './preview';

/** A way out of rows that stand in the way. */
export type Correction =
  | { kind: 'backfill'; field: string; type: FieldType; options: Field['options'] }
  | { kind: 'set-null' }
  | { kind: 'stay-optional' }
  | { kind: 'stay-shared' };

/** The ways out of a violation that the review can take by itself, the likeliest first. */
export function correctionsOf(
  violation: Violation,
  operations: readonly SchemaOperation[],
  catalog: Catalog,
): Correction[] {
  const operation = operations[violation.operation];
  if (!operation) {
    return [];
  }
  const entry = entryOf(operation);
  switch (violation.code) {
    case 'NOT_NULL_VIOLATION':
      return missingValue(entry, operations, catalog);
    case 'UNIQUE_VIOLATION':
      return isUniqueWish(entry) ? [{ kind: 'stay-shared' }] : [];
    case 'CHECK_VIOLATION':
      return entry.name === 'changeFieldType' && entry.value.onFailure !== 'SET_NULL'
        ? [{ kind: 'set-null' }]
        : [];
    default:
      return [];
  }
}

function missingValue(
  entry: ReturnType<typeof entryOf>,
  operations: readonly SchemaOperation[],
  catalog: Catalog,
): Correction[] {
  switch (entry.name) {
    case 'addField':
      return [
        {
          kind: 'backfill',
          field: entry.value.field.name,
          type: entry.value.field.type,
          options: optionsIn(operations, catalog, entry.value.collection, entry.value.field.name),
        },
        { kind: 'stay-optional' },
      ];
    case 'updateField':
    case 'restoreField': {
      const field = fieldIn(operations, catalog, entry.value.collection, entry.value.field);
      const backfill: Correction[] = field
        ? [{ kind: 'backfill', field: field.name, type: field.type, options: field.options }]
        : [];
      return [...backfill, { kind: 'stay-optional' }];
    }
    case 'createRelation':
    case 'updateRelation':
      return [{ kind: 'stay-optional' }];
    default:
      return [];
  }
}

function isUniqueWish(entry: ReturnType<typeof entryOf>): boolean {
  switch (entry.name) {
    case 'addField':
      return entry.value.field.unique === true;
    case 'updateField':
    case 'addIndex':
      return entry.value.unique === true;
    default:
      return false;
  }
}

function fieldIn(
  operations: readonly SchemaOperation[],
  catalog: Catalog,
  collection: string,
  name: string,
): Field | undefined {
  return preview(catalog, operations)
    .collections.find((it) => it.name === collection)
    ?.fields.find((it) => it.name === name);
}

function optionsIn(
  operations: readonly SchemaOperation[],
  catalog: Catalog,
  collection: string,
  name: string,
): Field['options'] {
  return fieldIn(operations, catalog, collection, name)?.options ?? null;
}

/** The operations with the way out taken. */
export function corrected(
  operations: readonly SchemaOperation[],
  index: number,
  correction: Correction,
  value?: unknown,
): SchemaOperation[] {
  const operation = operations[index];
  if (!operation) {
    return [...operations];
  }
  const steps = correctedOperation(operation, correction, value);
  return [...operations.slice(0, index), ...steps, ...operations.slice(index + 1)];
}

function correctedOperation(
  operation: SchemaOperation,
  correction: Correction,
  value: unknown,
): SchemaOperation[] {
  const entry = entryOf(operation);
  const required = correction.kind === 'backfill' ? { backfill: value } : { required: false };
  switch (entry.name) {
    case 'addField': {
      const change = correction.kind === 'stay-shared' ? { unique: false } : required;
      return [{ addField: { ...entry.value, field: { ...entry.value.field, ...change } } }];
    }
    case 'updateField': {
      const change = correction.kind === 'stay-shared' ? { unique: false } : required;
      return [{ updateField: { ...entry.value, ...change } }];
    }
    case 'restoreField':
      return [
        operation,
        {
          updateField: {
            collection: entry.value.collection,
            field: entry.value.field,
            ...required,
          },
        },
      ];
    case 'createRelation':
      return [{ createRelation: { ...entry.value, required: false } }];
    case 'updateRelation':
      return [{ updateRelation: { ...entry.value, required: false } }];
    case 'addIndex':
      return [{ addIndex: { ...entry.value, unique: false } }];
    case 'changeFieldType':
      return [{ changeFieldType: { ...entry.value, onFailure: 'SET_NULL' } }];
    default:
      return [operation];
  }
}
