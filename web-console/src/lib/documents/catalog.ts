/** What the documents need to know of a project's catalog; the platform's API answers with this and more. */
export type CatalogCollection = {
  name: string;
  label: string;
  description: string | null;
  typeName: string;
  listName: string;
  itemName: string;
  primaryKey: 'UUID' | 'BIGINT';
  operations: readonly string[];
  archivedAt: string | null;
  fields: readonly CatalogField[];
  relations: readonly CatalogRelation[];
};

export type CatalogField = {
  name: string;
  apiName: string;
  label: string;
  description: string | null;
  type: FieldType;
  required: boolean;
  unique: boolean;
  default?: unknown;
  options: readonly SelectOption[] | null;
  config?: unknown;
  system: boolean;
  archivedAt: string | null;
};

export type CatalogRelation = {
  name: string;
  apiName: string;
  inverseName: string | null;
  inverseApiName: string | null;
  kind: 'MANY_TO_ONE' | 'ONE_TO_ONE' | 'MANY_TO_MANY';
  required: boolean;
  onDelete: 'RESTRICT' | 'CASCADE' | 'SET_NULL';
  archivedAt: string | null;
  target: { name: string };
};

export type SelectOption = {
  name: string;
  apiName: string;
  label: string;
  color: string | null;
};

export type FieldType =
  | 'TEXT'
  | 'LONG_TEXT'
  | 'URL'
  | 'EMAIL'
  | 'INTEGER'
  | 'BIGINT'
  | 'NUMBER'
  | 'FLOAT'
  | 'BOOLEAN'
  | 'DATE'
  | 'DATE_TIME'
  | 'UUID'
  | 'JSON'
  | 'SINGLE_SELECT'
  | 'MULTI_SELECT'
  | 'TEXT_LIST'
  | 'USER';
