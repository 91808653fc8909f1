import dagre from '@dagrejs/dagre';
import type { Collection } from '@/lib/catalog/catalog';

export type Point = { x: number; y: number };
export type Positions = Record<string, Point>;
export type Size = { width: number; height: number };

export const NODE_WIDTH = 240;
const HEADER = 44;
const ROW = 26;
const PADDING = 10;
const GAP = 60;
/** Fields that a node shows; the rest is counted. */
export const MOST_ROWS = 10;

type Drawn = Pick<Collection, 'id' | 'name' | 'fields' | 'relations'>;

/** Those that the builder made. */
export function shownFields<F extends Drawn['fields'][number]>(collection: { fields: F[] }): F[] {
  return collection.fields.filter((field) => !field.archivedAt && !field.system);
}

export function sizeOf(collection: Drawn): Size {
  const fields = shownFields(collection).length;
  const rows = Math.max(1, Math.min(fields, MOST_ROWS) + (fields > MOST_ROWS ? 1 : 0));
  return { width: NODE_WIDTH, height: HEADER + rows * ROW + PADDING };
}

/** Where every collection goes: as it was left, or else as its relations suggest. */
export function layout(collections: readonly Drawn[], kept: Positions = {}): Positions {
  const missing = collections.filter((collection) => !kept[collection.name]);
  if (missing.length === 0) {
    return pick(collections, kept);
  }
  const computed = arranged(collections);
  if (missing.length === collections.length) {
    return computed;
  }
  return beside(collections, missing, kept, computed);
}

/** All of them, by their relations. */
export function arranged(collections: readonly Drawn[]): Positions {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 110, marginx: 20, marginy: 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  const names = new Set(collections.map((collection) => collection.name));
  for (const collection of collections) {
    graph.setNode(collection.name, { ...sizeOf(collection) });
  }
  for (const collection of collections) {
    for (const relation of collection.relations) {
      const isLoop = relation.target.name === collection.name;
      if (!relation.archivedAt && !isLoop && names.has(relation.target.name)) {
        graph.setEdge(collection.name, relation.target.name, {}, relation.name);
      }
    }
  }
  for (const collection of names.has('users') ? collections : []) {
    for (const field of shownFields(collection)) {
      if (field.type === 'USER' && collection.name !== 'users') {
        graph.setEdge(collection.name, 'users', {}, field.name);
      }
    }
  }
  dagre.layout(graph);
  return Object.fromEntries(
    collections.map((collection) => {
      const { x, y } = graph.node(collection.name);
      const { width, height } = sizeOf(collection);
      return [collection.name, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}

function pick(collections: readonly Drawn[], kept: Positions): Positions {
  return Object.fromEntries(
    collections.flatMap(({ name }) => (kept[name] ? [[name, kept[name]]] : [])),
  );
}

/** New ones go below those that have a place, in the arrangement they have among themselves. */
function beside(
  collections: readonly Drawn[],
  missing: readonly Drawn[],
  kept: Positions,
  computed: Positions,
): Positions {
  const placed = collections.filter((collection) => kept[collection.name]);
  const left = Math.min(...placed.map(({ name }) => kept[name]?.x ?? 0));
  const bottom = Math.max(
    ...placed.map((collection) => (kept[collection.name]?.y ?? 0) + sizeOf(collection).height),
  );
  const firstX = Math.min(...missing.map(({ name }) => computed[name]?.x ?? 0));
  const firstY = Math.min(...missing.map(({ name }) => computed[name]?.y ?? 0));
  const moved = missing.map(({ name }) => {
    const { x, y } = computed[name] ?? { x: 0, y: 0 };
    return [name, { x: x - firstX + left, y: y - firstY + bottom + GAP }] as const;
  });
  return { ...pick(collections, kept), ...Object.fromEntries(moved) };
}
