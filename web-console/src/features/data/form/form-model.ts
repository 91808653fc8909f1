import {
  type Collection,
  type Column,
  isEditable,
  type RelationEnd,
  relationOfKey,
} from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import { checkValue, editText, type Problem, parseValue, sameValue } from '@/lib/documents/value';

export type ControlKind =
  | 'text'
  | 'longText'
  | 'integer'
  | 'decimal'
  | 'checkbox'
  | 'date'
  | 'dateTime'
  | 'json'
  | 'select'
  | 'multiSelect'
  | 'list'
  | 'relation';

export type FormField = {
  name: string;
  column: Column;
  control: ControlKind;
  /** Whether the person must give it. */
  required: boolean;
  relation?: RelationEnd;
};

/** What is typed into a form: texts, and lists of options. */
export type Draft = string | readonly string[] | null;
export type Drafts = Record<string, Draft>;

/** The fields of a form for rows of a collection, in the builder's order. */
export function formFields(collection: Collection): FormField[] {
  return collection.columns.filter(isEditable).map((column) => {
    const relation = relationOfKey(collection, column);
    return {
      name: column.apiName,
      column,
      control: controlOf(column),
      required: column.required && !column.hasDefault,
      ...(relation && { relation }),
    };
  });
}

export function controlOf(column: Column): ControlKind {
  if (column.relation) {
    return 'relation';
  }
  switch (column.type) {
    case 'TEXT':
      return column.fieldType === 'LONG_TEXT' ? 'longText' : 'text';
    case 'INTEGER':
    case 'BIGINT':
      return 'integer';
    case 'DECIMAL':
    case 'FLOAT':
      return 'decimal';
    case 'BOOLEAN':
      return 'checkbox';
    case 'DATE':
      return 'date';
    case 'DATE_TIME':
      return 'dateTime';
    case 'JSON':
      return 'json';
    case 'SELECT':
      return 'select';
    case 'MULTI_SELECT':
      return 'multiSelect';
    case 'TEXT_LIST':
      return 'list';
    case 'UUID':
      return 'text';
  }
}

/** Null is nothing said: for a new row the default, for one that is there null. */
export function draftOf(column: Column, value: unknown): Draft {
  if (value === null || value === undefined) {
    return null;
  }
  return column.type === 'MULTI_SELECT' ? (value as string[]) : editText(column.type, value);
}

export function draftsOf(fields: readonly FormField[], row: Partial<Row>): Drafts {
  return Object.fromEntries(fields.map(({ name, column }) => [name, draftOf(column, row[name])]));
}

/** The drafts of a new row: its defaults where they are plain values. */
export function newDrafts(fields: readonly FormField[], given: Record<string, unknown>): Drafts {
  return Object.fromEntries(
    fields.map(({ name, column }) => [name, draftOf(column, given[name] ?? plainDefault(column))]),
  );
}

/** Options are named by the catalog in defaults, by the API in values. */
export function plainDefault(column: Column): unknown {
  const value = column.default;
  if (value === null || (typeof value === 'object' && 'fn' in value)) {
    return null;
  }
  const apiName = (name: unknown) =>
    column.options.find((option) => option.name === name)?.apiName ?? name;
  switch (column.type) {
    case 'SELECT':
      return apiName(value);
    case 'MULTI_SELECT':
      return (value as unknown[]).map(apiName);
    default:
      return value;
  }
}

export type ReadForm =
  | { ok: true; values: Record<string, unknown> }
  | { ok: false; problems: Record<string, Problem> };

/** The values of a form, or what is wrong with them, all findings together. */
export function readForm(fields: readonly FormField[], drafts: Drafts): ReadForm {
  const values: Record<string, unknown> = {};
  const problems: Record<string, Problem> = {};
  for (const { name, column } of fields) {
    const read = readDraft(column, drafts[name] ?? null);
    if (read.ok) {
      values[name] = read.value;
    } else {
      problems[name] = read.problem;
    }
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values };
}

/** The value of a draft that keeps the catalog's limits. */
export function readDraft(column: Column, draft: Draft) {
  const read =
    draft === null || typeof draft !== 'string'
      ? ({ ok: true, value: draft } as const)
      : parseValue(column.type, draft);
  if (!read.ok) {
    return read;
  }
  const problem = checkValue(column, read.value);
  return problem ? ({ ok: false, problem } as const) : read;
}

/** What a new row is made of: what is absent gets its default. */
export function inputOf(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** What a form changes of a row. */
export function patchOf(
  values: Record<string, unknown>,
  row: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, row[name])),
  );
}

/** What makes a row anew, with its old key or without it. */
export function copyOf(
  collection: Collection,
  row: Row,
  keepKey: boolean,
): Record<string, unknown> {
  const values = Object.fromEntries(
    collection.columns
      .filter((column) => isEditable(column) && (keepKey || !column.unique))
      .map(({ apiName }) => [apiName, row[apiName]]),
  );
  return inputOf(keepKey ? { rowId: row.rowId, ...values } : values);
}

/** What a copy of a row begins with, and the rows that its references lead to. */
export function duplicateOf(collection: Collection, row: Row): Record<string, unknown> {
  const copy = copyOf(collection, row, false);
  const related = collection.relations
    .filter(({ key }) => key !== undefined && key in copy)
    .map(({ apiName }) => [apiName, row[apiName]]);
  return { ...copy, ...Object.fromEntries(related) };
}
