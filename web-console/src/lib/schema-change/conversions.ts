import type { FieldType } from '@/lib/catalog/catalog';

const TEXT_LIKE: readonly FieldType[] = [
  'TEXT',
  'LONG_TEXT',
  'URL',
  'EMAIL',
  'SINGLE_SELECT',
  'MULTI_SELECT',
  'TEXT_LIST',
  'INTEGER',
  'BIGINT',
  'NUMBER',
  'FLOAT',
  'BOOLEAN',
  'DATE',
  'DATE_TIME',
  'UUID',
  'JSON',
];
const LIST: readonly FieldType[] = [
  'TEXT_LIST',
  'MULTI_SELECT',
  'TEXT',
  'LONG_TEXT',
  'SINGLE_SELECT',
  'JSON',
];

const CONVERSIONS: Record<FieldType, readonly FieldType[]> = {
  TEXT: TEXT_LIKE,
  LONG_TEXT: TEXT_LIKE,
  URL: TEXT_LIKE,
  EMAIL: TEXT_LIKE,
  SINGLE_SELECT: TEXT_LIKE,
  MULTI_SELECT: LIST,
  TEXT_LIST: LIST,
  INTEGER: ['BIGINT', 'NUMBER', 'FLOAT', 'BOOLEAN', 'TEXT', 'LONG_TEXT'],
  BIGINT: ['INTEGER', 'NUMBER', 'FLOAT', 'TEXT', 'LONG_TEXT'],
  NUMBER: ['INTEGER', 'BIGINT', 'FLOAT', 'TEXT', 'LONG_TEXT'],
  FLOAT: ['INTEGER', 'BIGINT', 'NUMBER', 'TEXT', 'LONG_TEXT'],
  BOOLEAN: ['INTEGER', 'TEXT', 'LONG_TEXT'],
  DATE: ['DATE_TIME', 'TEXT', 'LONG_TEXT'],
  DATE_TIME: ['DATE', 'TEXT', 'LONG_TEXT'],
  UUID: ['TEXT', 'LONG_TEXT'],
  JSON: ['TEXT', 'LONG_TEXT'],
  USER: [],
};

/** The types that a field of this type can get, with its values. */
export function conversionsOf(type: FieldType): FieldType[] {
  return CONVERSIONS[type].filter((other) => other !== type);
}

/** Whether some of the values are written differently afterwards and cannot be had back. */
export function losesPrecision(from: FieldType, to: FieldType): boolean {
  return from === 'DATE_TIME' && to === 'DATE';
}
