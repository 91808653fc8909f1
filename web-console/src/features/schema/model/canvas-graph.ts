import type { Edge, Node } from '@xyflow/react';
import type { Relation } from '@/lib/catalog/catalog';
import type { DraftedCatalog, DraftedCollection } from '@/lib/schema-change/preview';
import type { Positions } from './layout';

export type CollectionNode = Node<{ collection: DraftedCollection }, 'collection'>;
export type RelationEdge = Edge<{ from: string; relation: Relation }>;

export function drawnCollections(schema: DraftedCatalog): DraftedCollection[] {
  return schema.collections.filter((collection) => !collection.archivedAt);
}

/** Kept by id, so that a rename keeps the place; what a draft creates gets its id when it is applied. */
export function toPlaces(
  collections: readonly DraftedCollection[],
  stored: Positions,
): Positions {
  return Object.fromEntries(
    collections.flatMap(({ id, name }) => {
      const place = stored[id] ?? stored[`new:${name}`];
      return place ? [[name, place]] : [];
    }),
  );
}

export function toStored(
  collections: readonly DraftedCollection[],
  places: Positions,
): Positions {
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
  return collections.flatMap((collection) =>
    collection.relations
      .filter((relation) => !relation.archivedAt && names.has(relation.target.name))
      .map((relation) => ({
        id: `${collection.name}.${relation.name}`,
        source: collection.name,
        target: relation.target.name,
        type: 'smoothstep',
        label: relation.name,
        ariaLabel: `${collection.name}.${relation.name} → ${relation.target.name}`,
        className: relation.draft ? 'drafted' : '',
        data: { from: collection.name, relation },
        ...(relation.kind !== 'MANY_TO_MANY' && { markerEnd: { type: 'arrowclosed' as never } }),
      })),
  );
}
