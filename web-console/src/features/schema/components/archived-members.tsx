import { ArchiveRestore, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Section } from '@/components/page';
import { addToDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { useSchema } from './schema-context';

export function ArchivedMembers({ collection }: { collection: DraftedCollection }) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const [purging, setPurging] = useState<string>();
  const archived = [
    ...collection.fields.map(({ name, archivedAt }) => ({ name, archivedAt, kind: 'field' })),
    ...collection.relations.map(({ name, archivedAt }) => ({ name, archivedAt, kind: 'relation' })),
  ].filter((member) => member.archivedAt);
  if (archived.length === 0) {
    return null;
  }
  const ref = (field: string) => ({ collection: collection.name, field });
  return (
    <Section title={say('archived.title')} description={say('archived.members')}>
      <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
        {archived.map(({ name, kind }) => (
          <li key={`${kind}:${name}`} className="flex flex-wrap items-center gap-2 px-4 py-2">
            <span className="min-w-0 flex-1 text-sm">
              <code>{name}</code> <Badge>{say(`archived.kind.${kind}`)}</Badge>
            </span>
            <Button
              variant="outline"
              size="small"
              onClick={() => addToDraft(schema.slug, { restoreField: ref(name) })}
            >
              <ArchiveRestore aria-hidden className="size-4" />
              {say('archived.restore')}
            </Button>
            <Button variant="dangerOutline" size="small" onClick={() => setPurging(name)}>
              <Trash2 aria-hidden className="size-4" />
              {say('archived.purge')}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={purging !== undefined}
        onOpenChange={(open) => !open && setPurging(undefined)}
        title={say('purge.memberTitle', { name: purging ?? '' })}
        description={say('purge.memberDescription')}
        typed={purging ?? ''}
        action={say('purge.action')}
        onConfirm={async () => {
          if (purging) {
            addToDraft(schema.slug, { purgeField: { ...ref(purging), confirm: purging } });
          }
        }}
      />
    </Section>
  );
}
