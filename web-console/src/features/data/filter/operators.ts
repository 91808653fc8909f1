import type { Column, ValueType } from '@/lib/documents/model';

/**
 * What an operator compares with: nothing, one value of the column's type, several, two ends, a text, a duration, or a
 * comparison of something inside the value.
 */
export type Operand =
  | 'none'
  | 'one'
  | 'many'
  | 'range'
  | 'text'
  | 'texts'
  | 'duration'
  | 'search'
  | 'similar'
  | 'part'
  | 'length'
  | 'element'
  | 'path';

export type Operator = { id: string; operand: Operand };

const op = (id: string, operand: Operand): Operator => ({ id, operand });

const NULLS = [op('empty', 'none'), op('notEmpty', 'none')];
const EQUALITY = [op('eq', 'one'), op('ne', 'one'), op('in', 'many'), op('notIn', 'many')];
const ORDER = [
  op('gt', 'one'),
  op('gte', 'one'),
  op('lt', 'one'),
  op('lte', 'one'),
  op('between', 'range'),
];

const NUMBER = [...EQUALITY, ...ORDER, ...NULLS];

const TEXT = [
  op('icontains', 'one'),
  op('ieq', 'one'),
  op('istartsWith', 'one'),
  op('iendsWith', 'one'),
  ...EQUALITY,
  op('contains', 'one'),
  op('startsWith', 'one'),
  op('endsWith', 'one'),
  ...ORDER,
  op('ilike', 'one'),
  op('like', 'one'),
  op('iregex', 'one'),
  op('regex', 'one'),
  op('search', 'search'),
  op('similar', 'similar'),
  ...NULLS,
];

const TEMPORAL = [
  op('eq', 'one'),
  op('ne', 'one'),
  op('lt', 'one'),
  op('lte', 'one'),
  op('gt', 'one'),
  op('gte', 'one'),
  op('between', 'range'),
  op('withinLast', 'duration'),
  op('withinNext', 'duration'),
  op('part', 'part'),
  op('in', 'many'),
  op('notIn', 'many'),
  ...NULLS,
];

const LIST = [
  op('overlaps', 'many'),
  op('contains', 'many'),
  op('containedBy', 'many'),
  op('eq', 'many'),
  op('length', 'length'),
];

const JSON_OPERATORS = [
  op('at', 'path'),
  op('hasKey', 'text'),
  op('hasAnyKey', 'texts'),
  op('hasAllKeys', 'texts'),
  op('contains', 'one'),
  op('containedBy', 'one'),
  op('eq', 'one'),
  op('pathExists', 'text'),
  op('pathMatch', 'text'),
  ...NULLS,
];

const BY_TYPE: Record<ValueType, readonly Operator[]> = {
  TEXT,
  INTEGER: NUMBER,
  BIGINT: NUMBER,
  DECIMAL: NUMBER,
  FLOAT: NUMBER,
  BOOLEAN: [op('eq', 'one'), op('ne', 'one'), ...NULLS],
  DATE: TEMPORAL,
  DATE_TIME: TEMPORAL,
  UUID: [...EQUALITY, ...NULLS],
  JSON: JSON_OPERATORS,
  SELECT: [op('in', 'many'), op('notIn', 'many'), op('eq', 'one'), op('ne', 'one'), ...NULLS],
  MULTI_SELECT: [...LIST, ...NULLS],
  TEXT_LIST: [op('some', 'element'), ...LIST, ...NULLS],
};

/** What a column's values can be tested for, the usual first. */
export function operatorsOf(column: Pick<Column, 'type' | 'required'>): readonly Operator[] {
  const all = BY_TYPE[column.type];
  return column.required ? all.filter(({ id }) => !isNullTest(id)) : all;
}

export function operatorOf(type: ValueType, id: string): Operator | undefined {
  return BY_TYPE[type].find((operator) => operator.id === id);
}

function isNullTest(id: string): boolean {
  return id === 'empty' || id === 'notEmpty';
}

/** Those of a value inside another: of an element, a part, a length, a path. */
export function innerOperators(type: ValueType): readonly Operator[] {
  return BY_TYPE[type].filter(({ operand }) => ['one', 'many', 'range'].includes(operand));
}

export const DATE_PARTS = ['year', 'month', 'week', 'day', 'weekday', 'hour'] as const;

/** As what a value inside JSON is compared, and the type of its operands. */
export const PATH_TYPES = {
  text: 'TEXT',
  number: 'DECIMAL',
  boolean: 'BOOLEAN',
  date: 'DATE',
  dateTime: 'DATE_TIME',
  uuid: 'UUID',
} as const satisfies Record<string, ValueType>;

export type PathType = keyof typeof PATH_TYPES;

/** Functions over the rows that a relation leads to. */
export const AGGREGATES = [
  'SUM',
  'AVG',
  'MIN',
  'MAX',
  'COUNT_DISTINCT',
  'STDDEV',
  'VARIANCE',
] as const;

export const COMPARISONS = [
  'EQ',
  'NE',
  'GT',
  'GTE',
  'LT',
  'LTE',
  'IS_DISTINCT',
  'IS_NOT_DISTINCT',
] as const;
