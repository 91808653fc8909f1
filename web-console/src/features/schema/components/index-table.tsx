import { Trash2 } from 'lucide-react';
import { Badge } from '@/components/badge';
import { IconButton } from '@/components/icon-button';
import { addToDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { useSchema } from './schema-context';

export function IndexTable({ collection }: { collection: DraftedCollection }) {
  const say = useSay('schema');
  const { schema } = useSchema();
  if (collection.indexes.length === 0) {
    return (
      <p className="rounded-lg border border-border-strong border-dashed px-4 py-6 text-center text-muted text-sm">
        {say('index.none')}
      </p>
    );
  }
  return (
    <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
      {collection.indexes.map((index) => (
        <li key={index.name} className="flex items-center gap-3 py-1.5 pr-2 pl-4">
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium text-sm">{index.fields.join(' + ')}</span>
            {index.unique && <Badge tone="info">{say('field.unique')}</Badge>}
            {!index.valid && <Badge tone="danger">{say('index.invalid')}</Badge>}
            {!index.name.startsWith('new:') && (
              <code className="break-all text-muted text-xs">{index.name}</code>
            )}
            {index.name.startsWith('new:') && <Badge tone="warning">{say('draft.new')}</Badge>}
          </div>
          {!index.name.startsWith('new:') && (
            <IconButton
              icon={Trash2}
              label={say('index.drop', { fields: index.fields.join(', ') })}
              onClick={() =>
                addToDraft(schema.slug, {
                  dropIndex: { collection: collection.name, name: index.name },
                })
              }
            />
          )}
        </li>
      ))}
    </ul>
  );
}
