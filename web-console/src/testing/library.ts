import type {
  CatalogCollection,
  CatalogField,
  CatalogRelation,
  FieldType,
} from '@/lib/documents/catalog';
import type { Collection } from '@/lib/documents/model';
import { projectModel } from '@/lib/documents/project-model';

function field(name: string, type: FieldType, more: Partial<CatalogField> = {}): CatalogField {
  return {
    name,
    apiName: name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    label: name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '),
    description: null,
    type,
    required: false,
    unique: false,
    default: null,
    options: null,
    config: null,
    system: false,
    archivedAt: null,
    ...more,
  };
}

const option = (name: string, color: string | null = null) => ({
  name,
  apiName: name.toUpperCase(),
  label: name.charAt(0).toUpperCase() + name.slice(1),
  color,
});

const system = [
  field('id', 'UUID', { apiName: 'rowId', required: true, unique: true, system: true }),
  field('created_at', 'DATE_TIME', { required: true, system: true, default: { fn: 'now' } }),
  field('updated_at', 'DATE_TIME', { required: true, system: true, default: { fn: 'now' } }),
  field('created_by', 'USER', { apiName: 'createdById', system: true }),
];

function collection(
  name: string,
  typeName: string,
  fields: CatalogField[],
  relations: CatalogRelation[] = [],
): CatalogCollection {
  return {
    name,
    label: name.charAt(0).toUpperCase() + name.slice(1),
    description: null,
    typeName,
    listName: name,
    itemName: typeName.charAt(0).toLowerCase() + typeName.slice(1),
    primaryKey: 'UUID',
    operations: ['GET', 'LIST', 'AGGREGATE', 'CREATE', 'UPDATE', 'DELETE', 'SUBSCRIBE'],
    archivedAt: null,
    fields: [...fields, ...system],
    relations,
  };
}

function relation(
  name: string,
  target: string,
  more: Partial<CatalogRelation> = {},
): CatalogRelation {
  return {
    name,
    apiName: name,
    inverseName: null,
    inverseApiName: null,
    kind: 'MANY_TO_ONE',
    required: false,
    onDelete: 'RESTRICT',
    archivedAt: null,
    target: { name: target },
    ...more,
  };
}

/** Authors write books; books have tags and a reader. There is a field of every type. */
export const LIBRARY_CATALOG: readonly CatalogCollection[] = [
  collection('users', 'User', [
    field('email', 'EMAIL', { required: true, unique: true }),
    field('full_name', 'TEXT'),
  ]),
  collection('authors', 'Author', [
    field('name', 'TEXT', { required: true, config: { maxLength: 20 } }),
    field('born_on', 'DATE'),
  ]),
  collection(
    'books',
    'Book',
    [
      field('title', 'TEXT', { required: true }),
      field('summary', 'LONG_TEXT'),
      field('website', 'URL'),
      field('pages', 'INTEGER', { config: { min: 1, max: 5000 } }),
      field('copies', 'BIGINT'),
      field('price', 'NUMBER', { config: { scale: 2 } }),
      field('weight', 'FLOAT'),
      field('in_print', 'BOOLEAN'),
      field('published_on', 'DATE'),
      field('sold_at', 'DATE_TIME'),
      field('code', 'UUID'),
      field('meta', 'JSON'),
      field('status', 'SINGLE_SELECT', {
        required: true,
        default: 'draft',
        options: [option('draft', 'gray'), option('published', 'green')],
      }),
      field('genres', 'MULTI_SELECT', { options: [option('crime'), option('poetry')] }),
      field('aliases', 'TEXT_LIST'),
      field('reader', 'USER'),
      field('old', 'TEXT', { archivedAt: '2026-01-01T00:00:00Z' }),
    ],
    [
      relation('author', 'authors', {
        required: true,
        inverseName: 'books',
        inverseApiName: 'books',
        onDelete: 'CASCADE',
      }),
      relation('tags', 'tags', {
        kind: 'MANY_TO_MANY',
        inverseName: 'books',
        inverseApiName: 'books',
      }),
    ],
  ),
  collection('tags', 'Tag', [field('name', 'TEXT', { required: true })]),
];

export const LIBRARY = projectModel(LIBRARY_CATALOG);

export function libraryCollection(name: string): Collection {
  const found = LIBRARY.get(name);
  if (!found) {
    throw new Error(`no collection ${name}`);
  }
  return found;
}
