import type { CatalogCollection, CatalogField, CatalogRelation, FieldType } from './catalog';
import type { Collection, Column, Limits, ProjectModel, RelationEnd, ValueType } from './model';

const USERS = 'users';

/** The collections of a project by name, each with its columns and with both ends of every relation. */
export function projectModel(catalog: readonly CatalogCollection[]): ProjectModel {
  const live = catalog.filter((collection) => collection.archivedAt === null);
  return new Map(live.map((collection) => [collection.name, modelOf(collection, live)]));
}

function modelOf(collection: CatalogCollection, all: readonly CatalogCollection[]): Collection {
  const columns = columnsOf(collection, all);
  return {
    name: collection.name,
    label: collection.label,
    description: collection.description,
    typeName: collection.typeName,
    listName: collection.listName,
    itemName: collection.itemName,
    primaryKey: collection.primaryKey,
    operations: new Set(collection.operations),
    columns,
    relations: relationsOf(collection, all),
    title: titleOf(columns),
  };
}

function columnsOf(collection: CatalogCollection, all: readonly CatalogCollection[]): Column[] {
  const fields = collection.fields.filter((field) => field.archivedAt === null);
  const isKey = (field: CatalogField) => field.system && field.apiName === 'rowId';
  return [
    ...fields.filter(isKey).map((field) => ofField(field, 'key')),
    ...fields.filter((field) => !field.system).map((field) => ofField(field, 'field')),
    ...living(collection, all).flatMap((relation) => ofRelation(relation, all)),
    ...fields
      .filter((field) => field.system && !isKey(field))
      .map((field) => ofField(field, 'system')),
  ];
}

function ofField(field: CatalogField, kind: Column['kind']): Column {
  const user = field.type === 'USER';
  const relation = user ? field.apiName.replace(/(?<=^createdBy)Id$/, '') : undefined;
  return {
    apiName: relation ? `${relation}Id` : field.apiName,
    name: field.name,
    label: user && kind === 'system' ? 'Created by' : field.label,
    description: field.description,
    type: valueType(field.type),
    fieldType: field.type,
    kind: user && kind === 'field' ? 'reference' : kind,
    required: field.required,
    unique: field.unique,
    hasDefault: field.default !== null && field.default !== undefined,
    default: field.default ?? null,
    options: field.options ?? [],
    limits: (field.config ?? {}) as Limits,
    ...(relation && { relation }),
  };
}

function ofRelation(relation: CatalogRelation, all: readonly CatalogCollection[]): Column[] {
  if (relation.kind === 'MANY_TO_MANY') {
    return [];
  }
  const target = all.find(({ name }) => name === relation.target.name);
  return [
    {
      apiName: `${relation.apiName}Id`,
      name: relation.name,
      label: labelOf(relation.name),
      description: null,
      type: target?.primaryKey === 'BIGINT' ? 'BIGINT' : 'UUID',
      fieldType: 'UUID',
      kind: 'reference',
      required: relation.required,
      unique: relation.kind === 'ONE_TO_ONE',
      hasDefault: false,
      default: null,
      options: [],
      limits: {},
      relation: relation.apiName,
    },
  ];
}

/** Relations whose other collection is there, too. */
function living(
  collection: CatalogCollection,
  all: readonly CatalogCollection[],
): readonly CatalogRelation[] {
  return collection.relations.filter(
    (relation) =>
      relation.archivedAt === null && all.some(({ name }) => name === relation.target.name),
  );
}

function relationsOf(
  collection: CatalogCollection,
  all: readonly CatalogCollection[],
): RelationEnd[] {
  const users = collection.fields
    .filter((field) => field.type === 'USER' && field.archivedAt === null)
    .map(toUser);
  const own = living(collection, all).map(ownEnd);
  const inverse = all.flatMap((other) =>
    living(other, all)
      .filter((relation) => relation.target.name === collection.name)
      .flatMap((relation) => inverseEnd(other, relation)),
  );
  return [...users, ...own, ...inverse];
}

function toUser(field: CatalogField): RelationEnd {
  const column = ofField(field, field.system ? 'system' : 'field');
  return {
    apiName: column.relation ?? field.apiName,
    label: column.label,
    target: USERS,
    many: false,
    key: column.apiName,
    required: field.required,
    writable: !field.system,
  };
}

function ownEnd(relation: CatalogRelation): RelationEnd {
  const many = relation.kind === 'MANY_TO_MANY';
  return {
    apiName: relation.apiName,
    label: labelOf(relation.name),
    target: relation.target.name,
    many,
    required: relation.required,
    writable: true,
    ...(!many && { key: `${relation.apiName}Id` }),
    ...(relation.inverseApiName && { inverse: relation.inverseApiName }),
  };
}

function inverseEnd(other: CatalogCollection, relation: CatalogRelation): RelationEnd[] {
  if (relation.inverseApiName === null) {
    return [];
  }
  const joined = relation.kind === 'MANY_TO_MANY';
  return [
    {
      apiName: relation.inverseApiName,
      label: labelOf(relation.inverseName ?? relation.inverseApiName),
      target: other.name,
      many: relation.kind !== 'ONE_TO_ONE',
      inverse: relation.apiName,
      required: false,
      writable: true,
      ...(!joined && { inverseKey: `${relation.apiName}Id`, onDelete: relation.onDelete }),
    },
  ];
}

function valueType(type: FieldType): ValueType {
  switch (type) {
    case 'TEXT':
    case 'LONG_TEXT':
    case 'URL':
    case 'EMAIL':
      return 'TEXT';
    case 'NUMBER':
      return 'DECIMAL';
    case 'SINGLE_SELECT':
      return 'SELECT';
    case 'USER':
      return 'UUID';
    default:
      return type;
  }
}

const TITLES = ['name', 'title', 'full_name', 'label', 'subject', 'headline', 'email', 'slug'];

/** By name first, then the first required or any short text, then the key. */
function titleOf(columns: readonly Column[]): Column {
  const texts = columns.filter(
    ({ kind, type, fieldType }) => kind === 'field' && type === 'TEXT' && fieldType !== 'LONG_TEXT',
  );
  const named = TITLES.map(camelCase)
    .map((title) => texts.find(({ apiName }) => apiName === title))
    .find((column) => column !== undefined);
  const [key] = columns;
  const title = named ?? texts.find(({ required }) => required) ?? texts[0] ?? key;
  if (!title) {
    throw new Error('a collection has a key');
  }
  return title;
}

function camelCase(snake: string): string {
  return snake.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
