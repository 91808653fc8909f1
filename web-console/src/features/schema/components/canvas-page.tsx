import '@xyflow/react/dist/style.css';
import './canvas.css';
import { useNavigate } from '@tanstack/react-router';
import {
  applyNodeChanges,
  Background,
  type Connection,
  Controls,
  MiniMap,
  type NodeChange,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { LayoutGrid } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { useSay } from '@/lib/use-say';
import {
  type CollectionNode as CollectionNodeType,
  drawnCollections,
  type RelationEdge,
  toEdges,
  toNodes,
  toPlaces,
  toStored,
} from '../model/canvas-graph';
import { forgetPositions, keepPositions, readPositions } from '../model/kept-positions';
import { arranged, layout, type Positions } from '../model/layout';
import { CollectionNode } from './collection-node';
import { RelationSheet } from './relation-sheet';
import { useSchema } from './schema-context';

const nodeTypes = { collection: CollectionNode };
const FEW = 8;

export function CanvasPage() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  );
}

type Drawn = { from: string; to?: string; relation?: string };

function Canvas() {
  const say = useSay('schema');
  const { schema } = useSchema();
  const navigate = useNavigate();
  const flow = useReactFlow<CollectionNodeType, RelationEdge>();
  const collections = useMemo(() => drawnCollections(schema), [schema]);
  const [nodes, setNodes] = useState<CollectionNodeType[]>(() => {
    const kept = toPlaces(collections, readPositions(schema.slug));
    return toNodes(collections, layout(collections, kept));
  });
  const edges = useMemo(() => toEdges(collections), [collections]);
  const [drawn, setDrawn] = useState<Drawn>();
  const relation = collections
    .find((collection) => collection.name === drawn?.from)
    ?.relations.find((it) => it.name === drawn?.relation);

  // New collections find their place beside those that have one; what is there stays where it is.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    setNodes((current) => {
      const places = { ...toPlaces(collections, readPositions(schema.slug)), ...placesOf(current) };
      const measured = new Map(current.map((node) => [node.id, node]));
      return toNodes(collections, layout(collections, places)).map((node) => ({
        ...measured.get(node.id),
        ...node,
      }));
    });
  }, [collections, schema.slug]);

  function change(changes: NodeChange<CollectionNodeType>[]) {
    setNodes((current) => {
      const next = applyNodeChanges(changes, current);
      const moved = changes.some((it) => it.type === 'position' && !it.dragging);
      if (moved) {
        keepPositions(schema.slug, toStored(collections, placesOf(next)));
      }
      return next;
    });
  }

  function openEdge({ data }: RelationEdge) {
    if (data?.relation) {
      setDrawn({ from: data.from, relation: data.relation.name });
    } else if (data?.field) {
      void navigate({
        to: '/projects/$project/schema/collections/$collection',
        params: { project: schema.slug, collection: data.from },
        search: { panel: `field:${data.field}` },
      });
    }
  }

  function tidy() {
    forgetPositions(schema.slug);
    setNodes(toNodes(collections, arranged(collections)));
    requestAnimationFrame(() => void flow.fitView({ padding: 0.15, maxZoom: 1 }));
  }

  return (
    <div className="relative min-h-112 flex-1">
      <section aria-label={say('tabs.canvas')} className="absolute inset-0">
        <ReactFlow<CollectionNodeType, RelationEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          onNodesChange={change}
          onConnect={({ source, target }: Connection) => setDrawn({ from: source, to: target })}
          onEdgeClick={(_, edge) => openEdge(edge)}
          onKeyDown={(event) => {
            const edge = edgeOf(event.target, edges);
            if (event.key === 'Enter' && edge) {
              openEdge(edge);
            }
          }}
          connectionRadius={30}
          deleteKeyCode={null}
          fitView
          fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
          minZoom={0.1}
          maxZoom={2}
          ariaLabelConfig={{
            'node.a11yDescription.default': say('canvas.nodeKeys'),
            'node.a11yDescription.keyboardDisabled': say('canvas.nodeKeys'),
            'edge.a11yDescription.default': say('canvas.edgeKeys'),
            'controls.ariaLabel': say('canvas.controls'),
            'controls.zoomIn.ariaLabel': say('canvas.zoomIn'),
            'controls.zoomOut.ariaLabel': say('canvas.zoomOut'),
            'controls.fitView.ariaLabel': say('canvas.fit'),
            'minimap.ariaLabel': say('canvas.map'),
          }}
        >
          <Background gap={20} />
          <Controls showInteractive={false} />
          {collections.length > FEW && (
            <MiniMap pannable zoomable className="hidden sm:block" ariaLabel={say('canvas.map')} />
          )}
          <Panel position="top-right" className="flex max-w-[80%] items-center gap-3">
            <span className="hidden rounded-md bg-background/80 px-2 py-1 text-muted text-xs md:inline">
              {say('canvas.hint')}
            </span>
            <Button variant="outline" size="small" onClick={tidy}>
              <LayoutGrid aria-hidden className="size-4" />
              {say('canvas.tidy')}
            </Button>
          </Panel>
        </ReactFlow>
      </section>
      <RelationSheet
        from={drawn?.from ?? ''}
        to={drawn?.to}
        relation={relation}
        open={drawn !== undefined}
        onOpenChange={(open) => !open && setDrawn(undefined)}
      />
    </div>
  );
}

function placesOf(nodes: readonly CollectionNodeType[]): Positions {
  return Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
}

function edgeOf(target: EventTarget, edges: readonly RelationEdge[]): RelationEdge | undefined {
  const id =
    target instanceof Element && target.closest('.react-flow__edge')?.getAttribute('data-id');
  return edges.find((edge) => edge.id === id);
}
