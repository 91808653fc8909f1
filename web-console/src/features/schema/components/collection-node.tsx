import { Link } from '@tanstack/react-router';
import { Handle, type NodeProps, Position, useConnection } from '@xyflow/react';
import { KeyRound } from 'lucide-react';
import { cn } from '@/lib/cn';
import { useSay } from '@/lib/use-say';
import type { CollectionNode as Shown } from '../model/canvas-graph';
import { MOST_ROWS, NODE_WIDTH, shownFields } from '../model/layout';
import { DraftBadge } from './draft-badge';
import { FieldIcon } from './field-icon';
import { useSchema } from './schema-context';

export function CollectionNode({ id, data, selected }: NodeProps<Shown>) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const connecting = useConnection((connection) => connection.inProgress);
  const { collection } = data;
  const fields = shownFields(collection);
  const hidden = fields.length - MOST_ROWS;
  return (
    <div
      style={{ width: NODE_WIDTH }}
      className={cn(
        'rounded-lg border bg-surface text-sm shadow-sm',
        selected ? 'border-accent ring-2 ring-accent/30' : 'border-border-strong',
        collection.draft === 'new' && 'border-warning border-dashed',
      )}
    >
      <header className="flex h-11 items-center gap-2 rounded-t-lg border-border border-b bg-subtle/60 px-3">
        <Link
          to="/projects/$project/schema/collections/$collection"
          params={{ project: schema.slug, collection: collection.name }}
          className="nodrag min-w-0 truncate font-medium hover:text-accent hover:underline"
        >
          {collection.label}
        </Link>
        <span className="flex-1" />
        <DraftBadge draft={collection.draft} />
      </header>
      <ul className="py-1">
        {fields.slice(0, MOST_ROWS).map((field) => (
          <li key={field.id} className="flex h-6.5 items-center gap-2 px-3 text-xs">
            <FieldIcon type={field.type} className="size-3.5" />
            <span
              className={cn(
                'min-w-0 flex-1 truncate',
                field.draft && 'text-warning',
                field.required && 'font-medium',
              )}
            >
              {field.name}
            </span>
            {field.unique && (
              <KeyRound aria-label={say('field.unique')} className="size-3 text-muted" />
            )}
            <span className="text-muted">{say(`typeShort.${field.type}`)}</span>
          </li>
        ))}
        {hidden > 0 && (
          <li className="flex h-6.5 items-center px-3 text-muted text-xs">
            {say('canvas.more', { count: hidden })}
          </li>
        )}
        {fields.length === 0 && (
          <li className="flex h-6.5 items-center px-3 text-muted text-xs">{say('field.none')}</li>
        )}
      </ul>
      {/* While a relation is drawn, the whole card takes it. */}
      <Handle
        type="target"
        position={Position.Left}
        isConnectableStart={false}
        className={cn('canvas-target', connecting && 'canvas-target-open')}
      />
      <Handle
        type="source"
        position={Position.Right}
        className="canvas-source"
        title={say('canvas.draw', { name: collection.label })}
        data-testid={`draw-${id}`}
      />
    </div>
  );
}
