import type { Catalog, Collection, Field, Relation } from '@/lib/catalog/catalog';

/** A field of a catalog, with what the test does not care about filled in. */
export function fieldOf(field: Partial<Field> & Pick<Field, 'name'>): Field {
  return {
    id: `field-${field.name}`,
    apiName: field.name,
    label: field.name,
    description: null,
    type: 'TEXT',
    columnName: field.name,
    required: false,
    unique: false,
    indexed: false,
    default: null,
    options: null,
    config: null,
    system: false,
    deprecated: null,
    aliases: [],
    archivedAt: null,
    ...field,
  };
}

export function relationOf(
  relation: Partial<Relation> & Pick<Relation, 'name'> & { to: string },
): Relation {
  const { to, ...rest } = relation;
  return {
    id: `relation-${relation.name}`,
    apiName: relation.name,
    inverseName: null,
    inverseApiName: null,
    kind: 'MANY_TO_ONE',
    target: { id: `collection-${to}`, name: to },
    required: false,
    onDelete: 'RESTRICT',
    aliases: [],
    archivedAt: null,
    ...rest,
  };
}

export function collectionOf(
  collection: Partial<Collection> & Pick<Collection, 'name'>,
): Collection {
  return {
    id: `collection-${collection.name}`,
    label: collection.name,
    description: null,
    typeName: collection.name,
    listName: collection.name,
    itemName: collection.name.replace(/s$/, ''),
    tableName: collection.name,
    primaryKey: 'UUID',
    operations: ['GET', 'LIST', 'AGGREGATE', 'CREATE', 'UPDATE', 'DELETE', 'SUBSCRIBE'],
    estimatedRowCount: 0,
    aliases: [],
    archivedAt: null,
    fields: [],
    relations: [],
    indexes: [],
    policies: [],
    ...collection,
  };
}

export function catalogOf(...collections: Collection[]): Catalog {
  const roles = ['anonymous', 'user', 'member', 'service', 'admin', 'owner'];
  return {
    id: 'project-1',
    name: 'Blog',
    slug: 'blog',
    revision: 7,
    myRole: 'OWNER',
    collections,
    roles: roles.map((name) => ({ name, description: null, builtIn: true, introspection: true })),
  };
}
