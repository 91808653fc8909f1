import {
  type Collection,
  type Column,
  columnOf,
  type RelationEnd,
  relationOf,
} from '@/lib/documents/model';

/** A column of the grid: one of the collection, or how many rows a relation leads to. */
export type GridColumn = {
  name: string;
  label: string;
  width: number;
  column?: Column;
  relation?: RelationEnd;
};

/** What a person prefers: which columns, in which order, how wide. */
export type ColumnPreference = {
  order: string[];
  hidden: string[];
  widths: Record<string, number>;
};

export const MIN_WIDTH = 64;
export const MAX_WIDTH = 800;
const HIDDEN_AT_FIRST = ['rowId', 'createdById', 'updatedAt'];

/** Everything that the grid can show, in the order of the preference; what is new comes last. */
export function availableColumns(
  collection: Collection,
  { order, widths }: ColumnPreference,
): GridColumn[] {
  const own = collection.columns.map((column) => ofColumn(collection, column));
  const related = collection.relations
    .filter(({ key }) => key === undefined)
    .map((relation) => ofRelation(relation));
  const system = own.filter(({ column }) => column?.kind === 'system');
  const usual = [...own.filter((column) => !system.includes(column)), ...related, ...system];
  const title = usual.filter(({ name }) => name === collection.title.apiName);
  const all = [...title, ...usual.filter((column) => !title.includes(column))];
  const place = (name: string) => {
    const index = order.indexOf(name);
    return index === -1 ? order.length : index;
  };
  return all
    .toSorted((a, b) => place(a.name) - place(b.name))
    .map((column) => ({ ...column, width: clamped(widths[column.name] ?? column.width) }));
}

export function shownColumns(collection: Collection, preference: ColumnPreference): GridColumn[] {
  const shown = availableColumns(collection, preference).filter(
    ({ name }) => !preference.hidden.includes(name),
  );
  return shown.length > 0
    ? shown
    : availableColumns(collection, usualColumns(collection)).slice(0, 1);
}

export function usualColumns(collection: Collection): ColumnPreference {
  const hidden = HIDDEN_AT_FIRST.filter((name) => columnOf(collection, name));
  return { order: [], hidden, widths: {} };
}

function ofColumn(collection: Collection, column: Column): GridColumn {
  const relation = column.relation ? relationOf(collection, column.relation) : undefined;
  return {
    name: column.apiName,
    label: relation?.label ?? column.label,
    width: usualWidth(column),
    column,
    ...(relation && { relation }),
  };
}

function ofRelation(relation: RelationEnd): GridColumn {
  return {
    name: relation.apiName,
    label: relation.label,
    width: relation.many ? 120 : 180,
    relation,
  };
}

function usualWidth(column: Column): number {
  if (column.relation) {
    return 180;
  }
  switch (column.type) {
    case 'TEXT':
      return column.fieldType === 'LONG_TEXT' ? 320 : 220;
    case 'BOOLEAN':
    case 'INTEGER':
      return 110;
    case 'DATE':
    case 'BIGINT':
    case 'DECIMAL':
    case 'FLOAT':
      return 140;
    case 'JSON':
    case 'MULTI_SELECT':
    case 'TEXT_LIST':
      return 240;
    case 'DATE_TIME':
      return 190;
    default:
      return 160;
  }
}

export function clamped(width: number): number {
  return Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH));
}

export function withWidth(
  preference: ColumnPreference,
  name: string,
  width: number,
): ColumnPreference {
  return { ...preference, widths: { ...preference.widths, [name]: clamped(width) } };
}

export function toggled(preference: ColumnPreference, name: string): ColumnPreference {
  const hidden = preference.hidden.includes(name)
    ? preference.hidden.filter((other) => other !== name)
    : [...preference.hidden, name];
  return { ...preference, hidden };
}

/** The same with a column some places to the left or right of the shown ones. */
export function moved(
  collection: Collection,
  preference: ColumnPreference,
  name: string,
  steps: number,
): ColumnPreference {
  const shown = shownColumns(collection, preference).map((column) => column.name);
  const from = shown.indexOf(name);
  const neighbour = shown[Math.min(Math.max(from + steps, 0), shown.length - 1)];
  if (from === -1 || neighbour === undefined || neighbour === name) {
    return preference;
  }
  const order = availableColumns(collection, preference)
    .map((column) => column.name)
    .filter((other) => other !== name);
  order.splice(order.indexOf(neighbour) + (steps > 0 ? 1 : 0), 0, name);
  return { ...preference, order };
}
