import type { FieldType, SelectOption } from './catalog';

/** The kinds of values that a project's API tells apart. */
export type ValueType =
  | 'TEXT'
  | 'INTEGER'
  | 'BIGINT'
  | 'DECIMAL'
  | 'FLOAT'
  | 'BOOLEAN'
  | 'DATE'
  | 'DATE_TIME'
  | 'UUID'
  | 'JSON'
  | 'SELECT'
  | 'MULTI_SELECT'
  | 'TEXT_LIST';

export type Limits = {
  maxLength?: number;
  pattern?: string;
  min?: number | string;
  max?: number | string;
  scale?: number;
};

/** A scalar or enum field of a row. */
export type Column = {
  /** In the API: `publishedAt`, `rowId`, `authorId`. */
  apiName: string;
  /** In the catalog, of the field or the relation: `published_at`, `author`. */
  name: string;
  label: string;
  description: string | null;
  type: ValueType;
  fieldType: FieldType;
  kind: 'key' | 'field' | 'reference' | 'system';
  required: boolean;
  unique: boolean;
  hasDefault: boolean;
  default: unknown;
  options: readonly SelectOption[];
  limits: Limits;
  /** API name of the relation that a reference is the key of. */
  relation?: string;
};

/** A relation as one of its two collections shows it. */
export type RelationEnd = {
  apiName: string;
  label: string;
  /** Name of the collection at the other end. */
  target: string;
  many: boolean;
  /** Column of this collection that holds the other's key. */
  key?: string;
  /** Column of the other collection that holds this one's key. */
  inverseKey?: string;
  /** Name of the same relation on the other collection, where it has one. */
  inverse?: string;
  required: boolean;
  /** What happens to rows at the other end that refer to a deleted row. */
  onDelete?: 'RESTRICT' | 'CASCADE' | 'SET_NULL';
  writable: boolean;
};

export type Collection = {
  name: string;
  label: string;
  description: string | null;
  typeName: string;
  listName: string;
  itemName: string;
  primaryKey: 'UUID' | 'BIGINT';
  operations: ReadonlySet<string>;
  columns: readonly Column[];
  relations: readonly RelationEnd[];
  /** The column that people know a row by. */
  title: Column;
};

export type ProjectModel = ReadonlyMap<string, Collection>;

export function columnOf(collection: Collection, apiName: string): Column | undefined {
  return collection.columns.find((column) => column.apiName === apiName);
}

export function relationOf(collection: Collection, apiName: string): RelationEnd | undefined {
  return collection.relations.find((relation) => relation.apiName === apiName);
}

/** The relation that a reference is the key of. */
export function relationOfKey(collection: Collection, column: Column): RelationEnd | undefined {
  return column.relation ? relationOf(collection, column.relation) : undefined;
}

export function isEditable(column: Column): boolean {
  return column.kind === 'field' || column.kind === 'reference';
}

export function isNumber({ type }: Column): boolean {
  return type === 'INTEGER' || type === 'BIGINT' || type === 'DECIMAL' || type === 'FLOAT';
}

/** Whether a list can be ordered by it. */
export function isSortable(column: Column): boolean {
  switch (column.type) {
    case 'JSON':
    case 'TEXT_LIST':
    case 'MULTI_SELECT':
      return false;
    case 'TEXT':
      return column.fieldType !== 'LONG_TEXT';
    case 'UUID':
    case 'BIGINT':
      return column.kind !== 'reference' && column.apiName !== 'createdById';
    default:
      return true;
  }
}

/** Whether a list's search looks into a column of the collection. */
export function isSearchable(collection: Collection): boolean {
  return collection.columns.some(({ fieldType }) => ['TEXT', 'LONG_TEXT'].includes(fieldType));
}

export function can(collection: Collection, operation: string): boolean {
  return collection.operations.has(operation);
}
