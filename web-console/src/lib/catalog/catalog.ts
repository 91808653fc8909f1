import { queryOptions } from '@tanstack/react-query';
import type { ResultOf } from 'gql.tada';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const CatalogDocument = graphql(`
  query Catalog($slug: String!) {
    project(slug: $slug) {
      id
      name
      slug
      revision
      myRole
      collections {
        id
        name
        label
        description
        typeName
        listName
        itemName
        tableName
        primaryKey
        operations
        estimatedRowCount
        aliases
        archivedAt
        fields {
          id
          name
          apiName
          label
          description
          type
          columnName
          required
          unique
          indexed
          default
          options { name apiName label color }
          config
          system
          deprecated
          aliases
          archivedAt
        }
        relations {
          id
          name
          apiName
          inverseName
          inverseApiName
          kind
          target { id name }
          required
          onDelete
          aliases
          archivedAt
        }
        indexes { name fields unique valid }
        policies { role action rows check fields presets aggregate list }
      }
      roles { name description builtIn introspection }
    }
  }
`);

export type Catalog = NonNullable<ResultOf<typeof CatalogDocument>['project']>;
export type Collection = Catalog['collections'][number];
export type Field = Collection['fields'][number];
export type FieldType = Field['type'];
export type SelectOption = NonNullable<Field['options']>[number];
export type Relation = Collection['relations'][number];
export type RelationKind = Relation['kind'];
export type OnDelete = Relation['onDelete'];
export type Index = Collection['indexes'][number];
export type Policy = Collection['policies'][number];
export type PolicyAction = Policy['action'];
export type ProjectRole = Catalog['roles'][number];

/** What a project looks like. Null when there is no such project, or none that the account may see. */
export const catalogQuery = (slug: string) =>
  queryOptions({
    queryKey: ['project', slug, 'catalog'],
    queryFn: async () => (await request(CatalogDocument, { slug })).project ?? null,
  });

/** Collections that are served, by name. */
export function liveCollections(catalog: Pick<Catalog, 'collections'>): Collection[] {
  return catalog.collections
    .filter((collection) => !collection.archivedAt)
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function findCollection(
  catalog: Pick<Catalog, 'collections'>,
  name: string | undefined,
): Collection | undefined {
  return catalog.collections.find((collection) => collection.name === name);
}
