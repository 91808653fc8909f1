import { Link } from '@tanstack/react-router';
import { Archive, Database, Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { SearchField } from '@/components/search-field';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { useFormat } from '@/i18n/use-format';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { CollectionMenu } from './collection-menu';
import { DraftBadge } from './draft-badge';
import { useSchema } from './schema-context';
import { usePanel } from './use-panel';

const MANY = 8;

export function CollectionsPage() {
  const say = useSay('schema');
  const { schema } = useSchema();
  const { open } = usePanel();
  const [search, setSearch] = useState('');
  const all = [...schema.collections].sort((a, b) => a.label.localeCompare(b.label));
  const found = all.filter((collection) => matches(collection, search));
  const live = found.filter((collection) => !collection.archivedAt);
  const archived = found.filter((collection) => collection.archivedAt);
  const isNew = all.every((collection) => collection.name === 'users');

  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6">
      {all.length > MANY && (
        <SearchField
          label={say('list.search')}
          value={search}
          className="mb-4 max-w-sm"
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {isNew && (
        <EmptyState
          icon={Database}
          title={say('list.emptyTitle')}
          message={say('list.emptyMessage')}
          className="mb-6"
        >
          <Button onClick={() => open('new-collection')}>
            <Plus aria-hidden className="size-4" />
            {say('collection.new')}
          </Button>
        </EmptyState>
      )}
      {live.length > 0 && <CollectionTable label={say('tabs.list')} collections={live} />}
      {found.length === 0 && <p className="text-muted text-sm">{say('list.nothing')}</p>}
      {archived.length > 0 && (
        <section aria-labelledby="archived-collections" className="mt-8">
          <h2
            id="archived-collections"
            className="mb-3 flex items-center gap-2 font-semibold text-base"
          >
            <Archive aria-hidden className="size-4 text-muted" />
            {say('archived.title')}
          </h2>
          <p className="mb-3 text-muted text-sm">{say('archived.collections')}</p>
          <CollectionTable label={say('archived.title')} collections={archived} />
        </section>
      )}
    </div>
  );
}

function matches(collection: DraftedCollection, search: string): boolean {
  const text = search.trim().toLowerCase();
  return [collection.name, collection.label, collection.typeName].some((name) =>
    name.toLowerCase().includes(text),
  );
}

type CollectionTableProps = { label: string; collections: readonly DraftedCollection[] };

function CollectionTable({ label, collections }: CollectionTableProps) {
  const say = useSay('schema');
  const format = useFormat();
  const { schema } = useSchema();
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{say('list.name')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{say('list.fields')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{say('list.relations')}</HeadCell>
        <HeadCell className="text-right">{say('list.rows')}</HeadCell>
        <HeadCell>
          <span className="sr-only">{say('list.actions')}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {collections.map((collection) => (
          <tr key={collection.id} className="hover:bg-hover">
            <Cell className="w-full min-w-0">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link
                  to="/projects/$project/schema/collections/$collection"
                  params={{ project: schema.slug, collection: collection.name }}
                  className="font-medium hover:text-accent hover:underline"
                >
                  {collection.label}
                </Link>
                <code className="text-muted text-xs">{collection.name}</code>
                <DraftBadge draft={collection.draft} />
                {collection.name === 'users' && <Badge>{say('collection.builtIn')}</Badge>}
              </div>
              {collection.description && (
                <p className="mt-0.5 line-clamp-1 text-muted text-xs">{collection.description}</p>
              )}
            </Cell>
            <Cell className="hidden text-muted tabular-nums sm:table-cell">
              {format.number(
                collection.fields.filter((field) => !field.system && !field.archivedAt).length,
              )}
            </Cell>
            <Cell className="hidden text-muted tabular-nums sm:table-cell">
              {format.number(
                collection.relations.filter((relation) => !relation.archivedAt).length,
              )}
            </Cell>
            <Cell className="text-right text-muted tabular-nums">
              {collection.draft === 'new' ? '–' : format.compact(collection.estimatedRowCount)}
            </Cell>
            <Cell className="py-1 pr-2 pl-0">
              <CollectionMenu collection={collection} />
            </Cell>
          </tr>
        ))}
      </TableBody>
    </Table>
  );
}
