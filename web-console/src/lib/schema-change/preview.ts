import type {
  Catalog,
  Collection,
  Field,
  Policy,
  ProjectRole,
  Relation,
} from '@/lib/catalog/catalog';
import { toApiName, toLabel } from '@/lib/catalog/names';
import { entryOf, type NewField, type NewPolicy, type SchemaOperation } from './operation';

export type DraftMark = 'new' | 'changed';
export type Drafted<T> = T & { draft?: DraftMark };
export type DraftedField = Drafted<Field>;
export type DraftedRelation = Drafted<Relation>;
export type DraftedCollection = Drafted<Omit<Collection, 'fields' | 'relations'>> & {
  fields: DraftedField[];
  relations: DraftedRelation[];
};
export type DraftedCatalog = Omit<Catalog, 'collections' | 'roles'> & {
  collections: DraftedCollection[];
  roles: Drafted<ProjectRole>[];
};

/** What the catalog looks like with a draft on top, as far as the console shows it. The server has the last word. */
export function preview(catalog: Catalog, operations: readonly SchemaOperation[]): DraftedCatalog {
  return operations.reduce<DraftedCatalog>(apply, catalog);
}

function apply(catalog: DraftedCatalog, operation: SchemaOperation): DraftedCatalog {
  const { name, value } = entryOf(operation);
  switch (name) {
    case 'createCollection':
      return { ...catalog, collections: [...catalog.collections, newCollection(value)] };
    case 'updateCollection':
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        label: value.label ?? it.label,
        description: value.description === undefined ? it.description : value.description,
        operations: value.operations ? [...value.operations] : it.operations,
      }));
    case 'renameCollection':
      return renamedCollection(catalog, value.collection, value.name, value.typeName);
    case 'archiveCollection':
      return onCollection(catalog, value.collection, (it) => ({ ...it, archivedAt: NOW }));
    case 'restoreCollection':
      return onCollection(catalog, value.collection, (it) => ({ ...it, archivedAt: null }));
    case 'purgeCollection':
      return {
        ...catalog,
        collections: catalog.collections.filter((it) => it.name !== value.collection),
      };
    case 'addField':
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        fields: insertBeforeSystem(it.fields, newField(value.field)),
      }));
    case 'updateField':
      return onField(catalog, value.collection, value.field, (it) => ({
        ...it,
        label: value.label ?? it.label,
        description: value.description === undefined ? it.description : value.description,
        required: value.required ?? it.required,
        unique: value.unique ?? it.unique,
        indexed: value.indexed ?? it.indexed,
        default: value.default === undefined ? it.default : value.default,
        config: value.config === undefined ? it.config : value.config,
        options: value.options ? options(value.options, it.options) : it.options,
        deprecated: value.deprecated === undefined ? it.deprecated : value.deprecated || null,
      }));
    case 'renameField':
      return renamedMember(catalog, value.collection, value.field, value.name);
    case 'changeFieldType':
      return onField(catalog, value.collection, value.field, (it) => ({
        ...it,
        type: value.type,
        options: value.options ? options(value.options, it.options) : it.options,
        config: value.config === undefined ? it.config : value.config,
      }));
    case 'archiveField':
      return archivedMember(catalog, value.collection, value.field, NOW);
    case 'restoreField':
      return archivedMember(catalog, value.collection, value.field, null);
    case 'purgeField':
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        fields: it.fields.filter((field) => field.name !== value.field),
        relations: it.relations.filter((relation) => relation.name !== value.field),
      }));
    case 'createRelation': {
      const target = catalog.collections.find((it) => it.name === value.target);
      const relation: DraftedRelation = {
        id: `new:${value.collection}.${value.name}`,
        name: value.name,
        apiName: toApiName(value.name),
        inverseName: value.inverseName ?? null,
        inverseApiName: value.inverseName ? toApiName(value.inverseName) : null,
        kind: value.kind ?? 'MANY_TO_ONE',
        target: { id: target?.id ?? value.target, name: value.target },
        required: value.required ?? false,
        onDelete: value.onDelete ?? 'RESTRICT',
        aliases: [],
        archivedAt: null,
        draft: 'new',
      };
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        relations: [...it.relations, relation],
      }));
    }
    case 'updateRelation':
      return onRelation(catalog, value.collection, value.relation, (it) => ({
        ...it,
        name: value.name ?? it.name,
        inverseName: value.inverseName === undefined ? it.inverseName : value.inverseName || null,
        required: value.required ?? it.required,
        onDelete: value.onDelete ?? it.onDelete,
      }));
    case 'archiveRelation':
      return onRelation(catalog, value.collection, value.field, (it) => ({
        ...it,
        archivedAt: NOW,
      }));
    case 'addIndex':
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        indexes: [
          ...it.indexes,
          {
            name: `new:${value.fields.join(',')}`,
            fields: [...value.fields],
            unique: value.unique ?? false,
            valid: true,
          },
        ],
      }));
    case 'dropIndex':
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        indexes: it.indexes.filter((index) => index.name !== value.name),
      }));
    case 'setPolicy':
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        policies: [
          ...it.policies.filter((policy) => !isPolicy(policy, value.role, value.action)),
          newPolicy(value),
        ],
      }));
    case 'removePolicy':
      return onCollection(catalog, value.collection, (it) => ({
        ...it,
        policies: it.policies.filter((policy) => !isPolicy(policy, value.role, value.action)),
      }));
    case 'setAccess':
      return onCollection(catalog, value.collection, (it) => it);
    case 'createRole':
      return {
        ...catalog,
        roles: [
          ...catalog.roles,
          {
            name: value.name,
            description: value.description ?? null,
            builtIn: false,
            introspection: true,
            draft: 'new',
          },
        ],
      };
    case 'updateRole':
      return {
        ...catalog,
        roles: catalog.roles.map((role) =>
          role.name === value.name
            ? { ...role, description: value.description ?? role.description, draft: mark(role) }
            : role,
        ),
      };
    case 'removeRole':
      return { ...catalog, roles: catalog.roles.filter((role) => role.name !== value.name) };
  }
}

/** Only whether it is there counts; the draft has no clock. */
const NOW = '1970-01-01T00:00:00Z';

function mark(it: { draft?: DraftMark }): DraftMark {
  return it.draft ?? 'changed';
}

function onCollection(
  catalog: DraftedCatalog,
  name: string,
  edit: (collection: DraftedCollection) => DraftedCollection,
): DraftedCatalog {
  return {
    ...catalog,
    collections: catalog.collections.map((collection) =>
      collection.name === name ? { ...edit(collection), draft: mark(collection) } : collection,
    ),
  };
}

function onField(
  catalog: DraftedCatalog,
  collection: string,
  field: string,
  edit: (field: DraftedField) => DraftedField,
): DraftedCatalog {
  return onCollection(catalog, collection, (it) => ({
    ...it,
    fields: it.fields.map((other) =>
      other.name === field ? { ...edit(other), draft: mark(other) } : other,
    ),
  }));
}

function onRelation(
  catalog: DraftedCatalog,
  collection: string,
  relation: string,
  edit: (relation: DraftedRelation) => DraftedRelation,
): DraftedCatalog {
  return onCollection(catalog, collection, (it) => ({
    ...it,
    relations: it.relations.map((other) =>
      other.name === relation ? { ...edit(other), draft: mark(other) } : other,
    ),
  }));
}

function archivedMember(
  catalog: DraftedCatalog,
  collection: string,
  name: string,
  archivedAt: string | null,
): DraftedCatalog {
  const fields = onField(catalog, collection, name, (it) => ({ ...it, archivedAt }));
  return onRelation(fields, collection, name, (it) => ({ ...it, archivedAt }));
}

function renamedMember(
  catalog: DraftedCatalog,
  collection: string,
  was: string,
  name: string,
): DraftedCatalog {
  const renamed = { name, apiName: toApiName(name) };
  const fields = onField(catalog, collection, was, (it) => ({ ...it, ...renamed }));
  return onRelation(fields, collection, was, (it) => ({ ...it, ...renamed }));
}

function renamedCollection(
  catalog: DraftedCatalog,
  was: string,
  name: string,
  typeName: string | null | undefined,
): DraftedCatalog {
  const renamed = onCollection(catalog, was, (it) => ({
    ...it,
    name,
    typeName: typeName ?? it.typeName,
  }));
  return {
    ...renamed,
    collections: renamed.collections.map((it) => ({
      ...it,
      relations: it.relations.map((relation) =>
        relation.target.name === was
          ? { ...relation, target: { ...relation.target, name } }
          : relation,
      ),
    })),
  };
}

function newCollection(value: {
  name: string;
  typeName?: string | null | undefined;
  label?: string | null | undefined;
  description?: string | null | undefined;
  primaryKey?: 'UUID' | 'BIGINT' | null | undefined;
  fields?: readonly NewField[] | null | undefined;
}): DraftedCollection {
  return {
    id: `new:${value.name}`,
    name: value.name,
    label: value.label ?? toLabel(value.name),
    description: value.description ?? null,
    typeName: value.typeName ?? '',
    listName: toApiName(value.name),
    itemName: toApiName(value.name),
    tableName: value.name,
    primaryKey: value.primaryKey ?? 'UUID',
    operations: ['GET', 'LIST', 'AGGREGATE', 'CREATE', 'UPDATE', 'DELETE', 'SUBSCRIBE'],
    estimatedRowCount: 0,
    aliases: [],
    archivedAt: null,
    fields: (value.fields ?? []).map(newField),
    relations: [],
    indexes: [],
    policies: [],
    draft: 'new',
  };
}

function newField(field: NewField): DraftedField {
  return {
    id: `new:${field.name}`,
    name: field.name,
    apiName: toApiName(field.name),
    label: field.label ?? toLabel(field.name),
    description: field.description ?? null,
    type: field.type,
    columnName: field.name,
    required: field.required ?? false,
    unique: field.unique ?? false,
    indexed: field.indexed ?? false,
    default: field.default ?? null,
    options: field.options ? options(field.options, null) : null,
    config: field.config ?? null,
    system: false,
    deprecated: null,
    aliases: [],
    archivedAt: null,
    draft: 'new',
  };
}

function insertBeforeSystem(fields: DraftedField[], field: DraftedField): DraftedField[] {
  const first = fields.findIndex((other) => other.system);
  return first < 0
    ? [...fields, field]
    : [...fields.slice(0, first), field, ...fields.slice(first)];
}

type OptionInput = NonNullable<NewField['options']>[number];

function options(given: readonly OptionInput[], before: Field['options']): Field['options'] {
  return given.map((option) => {
    const was = before?.find((other) => other.name === (option.was ?? option.name));
    return {
      name: option.name,
      apiName: option.name.toUpperCase(),
      label: option.label ?? was?.label ?? toLabel(option.name),
      color: option.color === undefined ? (was?.color ?? null) : option.color || null,
    };
  });
}

function isPolicy(policy: Policy, role: string, action: Policy['action']): boolean {
  return policy.role === role && policy.action === action;
}

function newPolicy(value: NewPolicy): Policy {
  return {
    role: value.role,
    action: value.action,
    rows: value.rows ?? {},
    check: value.check ?? null,
    fields: value.fields ? [...value.fields] : null,
    presets: value.presets ?? null,
    aggregate: value.aggregate ?? true,
    list: value.list ?? true,
  };
}
