import { Link } from '@tanstack/react-router';
import { Archive, ArrowRight, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { Badge } from '@/components/badge';
import { IconButton } from '@/components/icon-button';
import { Menu, MenuItem } from '@/components/menu';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { addToDraft, draftOf, replaceDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection, DraftedRelation } from '@/lib/schema-change/preview';
import { withoutMember } from '@/lib/schema-change/withdraw';
import { useSay } from '@/lib/use-say';
import { DraftBadge } from './draft-badge';
import { useSchema } from './schema-context';
import { usePanel } from './use-panel';

export function RelationTable({ collection }: { collection: DraftedCollection }) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const own = collection.relations.filter((relation) => !relation.archivedAt);
  const inverse = schema.collections.flatMap((other) =>
    other.archivedAt
      ? []
      : other.relations
          .filter((it) => !it.archivedAt && it.target.name === collection.name)
          .map((relation) => ({ other, relation })),
  );
  if (own.length + inverse.length === 0) {
    return (
      <p className="rounded-lg border border-border-strong border-dashed px-4 py-6 text-center text-muted text-sm">
        {say('relation.none')}
      </p>
    );
  }
  return (
    <Table label={say('relation.title')}>
      <TableHead>
        <HeadCell>{say('relation.name')}</HeadCell>
        <HeadCell>{say('relation.meaning')}</HeadCell>
        <HeadCell>
          <span className="sr-only">{say('list.actions')}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {own.map((relation) => (
          <OwnRelation key={relation.id} collection={collection} relation={relation} />
        ))}
        {inverse.map(({ other, relation }) => (
          <tr key={`${other.id}:${relation.id}`} className="hover:bg-hover">
            <Cell className="text-muted">
              {relation.inverseName ?? <span className="italic">{say('relation.unnamed')}</span>}
            </Cell>
            <Cell className="w-full text-muted">
              {say(`relation.inverse.${relation.kind}`, { name: other.label })}{' '}
              <Link
                to="/projects/$project/schema/collections/$collection"
                params={{ project: schema.slug, collection: other.name }}
                search={{ panel: `relation:${relation.name}` }}
                className="text-accent underline underline-offset-4"
              >
                {other.name}.{relation.name}
              </Link>
            </Cell>
            <Cell />
          </tr>
        ))}
      </TableBody>
    </Table>
  );
}

type OwnRelationProps = { collection: DraftedCollection; relation: DraftedRelation };

function OwnRelation({ collection, relation }: OwnRelationProps) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const { open } = usePanel();
  const ref = { collection: collection.name, field: relation.name };
  return (
    <tr className="hover:bg-hover">
      <Cell>
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            className="font-medium hover:text-accent hover:underline"
            onClick={() => open(`relation:${relation.name}`)}
          >
            {relation.name}
          </button>
          <DraftBadge draft={relation.draft} />
        </div>
      </Cell>
      <Cell className="w-full">
        <span className="flex flex-wrap items-center gap-2">
          <ArrowRight aria-hidden className="size-4 text-muted" />
          {say(`relation.own.${relation.kind}`, { name: relation.target.name })}
          {relation.required && <Badge tone="accent">{say('field.required')}</Badge>}
          {relation.kind !== 'MANY_TO_MANY' && (
            <Badge>{say(`onDelete.short.${relation.onDelete}`)}</Badge>
          )}
        </span>
      </Cell>
      <Cell className="w-12 py-1 pr-2 pl-0">
        <Menu
          trigger={
            <IconButton icon={Ellipsis} label={say('field.actions', { name: relation.name })} />
          }
        >
          <MenuItem icon={Pencil} onSelect={() => open(`relation:${relation.name}`)}>
            {say('field.edit')}
          </MenuItem>
          {relation.draft === 'new' ? (
            <MenuItem
              icon={Trash2}
              danger
              onSelect={() =>
                replaceDraft(
                  schema.slug,
                  withoutMember(draftOf(schema.slug), collection.name, relation.name),
                )
              }
            >
              {say('draft.takeOut')}
            </MenuItem>
          ) : (
            <MenuItem
              icon={Archive}
              danger
              onSelect={() => addToDraft(schema.slug, { archiveRelation: ref })}
            >
              {say('archived.archive')}
            </MenuItem>
          )}
        </Menu>
      </Cell>
    </tr>
  );
}
