import type { Edge, Node } from '@xyflow/react';
import type { Relation } from '@/lib/catalog/catalog';
import type { DraftedCatalog, DraftedCollection } from '@/lib/schema-change/preview';
import type { Positions } from './layout';

export type CollectionNode = Node<{ collection: DraftedCollection }, 'collection'>;
/** A relation, or a field of the type USER, which leads to the users. */
export type RelationEdge = Edge<{ from: string; relation?: Relation; field?: string }>;

export function drawnCollections(schema: DraftedCatalog): DraftedCollection[] {
  return schema.collections.filter((collection) => !collection.archivedAt);
}

/** Kept by id, so that a rename keeps the place; what a draft creates gets its id when it is applied. */
export function toPlaces(collections: readonly DraftedCollection[], stored: Positions): Positions {
  return Object.fromEntries(
    collections.flatMap(({ id, name }) => {
      const place = stored[id] ?? stored[`new:${name}`];
      return place ? [[name, place]] : [];
    }),
  );
}

export function toStored(collections: readonly DraftedCollection[], places: Positions): Positions {
  return Object.fromEntries(
    collections.flatMap(({ id, name }) => {
      const place = places[name];
      return place ? [[id, place]] : [];
    }),
  );
}

export function toNodes(
  collections: readonly DraftedCollection[],
  places: Positions,
): CollectionNode[] {
  return collections.map((collection) => ({
    id: collection.name,
    type: 'collection',
    position: places[collection.name] ?? { x: 0, y: 0 },
    data: { collection },
    ariaLabel: collection.label,
  }));
}

export function toEdges(collections: readonly DraftedCollection[]): RelationEdge[] {
  const names = new Set(collections.map((collection) => collection.name));
  return collections.flatMap((collection) => [
    ...relationEdges(collection, names),
    ...(names.has('users') ? userEdges(collection) : []),
  ]);
}

function userEdges(collection: DraftedCollection): RelationEdge[] {
  return collection.fields
    .filter((field) => field.type === 'USER' && !field.system && !field.archivedAt)
    .map((field) => ({
      id: `${collection.name}.${field.name}`,
      source: collection.name,
      target: 'users',
      type: 'default',
      label: field.name,
      ariaLabel: `${collection.name}.${field.name} → users`,
      className: field.draft ? 'drafted' : '',
      data: { from: collection.name, field: field.name },
      markerEnd: { type: 'arrowclosed' as never },
    }));
}

function relationEdges(collection: DraftedCollection, names: ReadonlySet<string>): RelationEdge[] {
  return collection.relations
    .filter((relation) => !relation.archivedAt && names.has(relation.target.name))
    .map((relation) => ({
      id: `${collection.name}.${relation.name}`,
      source: collection.name,
      target: relation.target.name,
      type: 'default',
      label: relation.name,
      ariaLabel: `${collection.name}.${relation.name} → ${relation.target.name}`,
      className: relation.draft ? 'drafted' : '',
      data: { from: collection.name, relation },
      ...(relation.kind !== 'MANY_TO_MANY' && { markerEnd: { type: 'arrowclosed' as never } }),
    }));
}
