import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft, Plus } from 'lucide-react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Notice } from '@/components/notice';
import { Section } from '@/components/page';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { ArchivedMembers } from './archived-members';
import { CollectionMenu } from './collection-menu';
import { CollectionSettingsSheet } from './collection-settings-sheet';
import { DraftBadge } from './draft-badge';
import { FieldSheet } from './field-sheet';
import { FieldTable } from './field-table';
import { IndexSheet } from './index-sheet';
import { IndexTable } from './index-table';
import { RelationSheet } from './relation-sheet';
import { RelationTable } from './relation-table';
import { useSchema } from './schema-context';
import { usePanel } from './use-panel';

export function CollectionPage() {
  const say = useSay('schema');
  const { schema } = useSchema();
  const { collection: name } = useParams({ strict: false });
  const collection = schema.collections.find((it) => it.name === name);

  if (!collection) {
    return (
      <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6">
        <EmptyState
          title={say('collection.missingTitle', { name: name ?? '' })}
          message={say('collection.missingMessage')}
        >
          <Button asChild variant="outline">
            <Link to="/projects/$project/schema" params={{ project: schema.slug }}>
              {say('collection.all')}
            </Link>
          </Button>
        </EmptyState>
      </div>
    );
  }
  return <CollectionView key={collection.id} collection={collection} />;
}

function CollectionView({ collection }: { collection: DraftedCollection }) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const { panel, open, close } = usePanel();
  const closeWhen = (isOpen: boolean) => !isOpen && close();
  const fieldName = panel?.startsWith('field:') ? panel.slice('field:'.length) : undefined;
  const relationName = panel?.startsWith('relation:') ? panel.slice('relation:'.length) : undefined;
  const field = collection.fields.find((it) => it.name === fieldName && !it.system);
  const relation = collection.relations.find((it) => it.name === relationName);

  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6">
      <title>{`${collection.label} · ${say('title')} · Weft`}</title>
      <Button asChild variant="ghost" size="small" className="-ml-3 mb-2">
        <Link to="/projects/$project/schema" params={{ project: schema.slug }}>
          <ChevronLeft aria-hidden className="size-4" />
          {say('collection.all')}
        </Link>
      </Button>
      <div className="mb-6 flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold text-lg">
            {collection.label}
            <code className="font-normal text-muted text-sm">{collection.name}</code>
            <DraftBadge draft={collection.draft} />
            {collection.name === 'users' && <Badge>{say('collection.builtIn')}</Badge>}
          </h2>
          {collection.description && (
            <p className="mt-1 text-muted text-sm">{collection.description}</p>
          )}
          {collection.aliases.length > 0 && (
            <p className="mt-1 text-muted text-xs">
              {say('collection.aliases', { names: collection.aliases.join(', ') })}
            </p>
          )}
        </div>
        <CollectionMenu collection={collection} />
      </div>
      {collection.archivedAt && (
        <Notice tone="warning" className="mb-6">
          {say('archived.collectionNotice')}
        </Notice>
      )}
      <Section
        title={say('field.title')}
        actions={<AddButton label={say('field.new')} onClick={() => open('new-field')} />}
      >
        <FieldTable collection={collection} />
      </Section>
      <Section
        title={say('relation.title')}
        description={say('relation.description')}
        actions={<AddButton label={say('relation.new')} onClick={() => open('new-relation')} />}
      >
        <RelationTable collection={collection} />
      </Section>
      <Section
        title={say('index.title')}
        description={say('index.description')}
        actions={<AddButton label={say('index.new')} onClick={() => open('new-index')} />}
      >
        <IndexTable collection={collection} />
      </Section>
      <ArchivedMembers collection={collection} />
      <FieldSheet
        collection={collection}
        field={field}
        open={panel === 'new-field' || field !== undefined}
        onOpenChange={closeWhen}
      />
      <RelationSheet
        from={collection.name}
        relation={relation}
        open={panel === 'new-relation' || relation !== undefined}
        onOpenChange={closeWhen}
      />
      <IndexSheet collection={collection} open={panel === 'new-index'} onOpenChange={closeWhen} />
      <CollectionSettingsSheet
        collection={collection}
        open={panel === 'settings'}
        onOpenChange={closeWhen}
      />
    </div>
  );
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="outline" size="small" onClick={onClick}>
      <Plus aria-hidden className="size-4" />
      {label}
    </Button>
  );
}
