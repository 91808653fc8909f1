import { Archive, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { Menu, MenuItem } from '@/components/menu';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { showValue } from '@/lib/catalog/values';
import { addToDraft, draftOf, replaceDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection, DraftedField } from '@/lib/schema-change/preview';
import { withoutMember } from '@/lib/schema-change/withdraw';
import { useSay } from '@/lib/use-say';
import { DraftBadge } from './draft-badge';
import { FieldIcon } from './field-icon';
import { useSchema } from './schema-context';
import { usePanel } from './use-panel';

export function FieldTable({ collection }: { collection: DraftedCollection }) {
  const say = useSay('schema');
  const [systemShown, setSystemShown] = useState(false);
  const live = collection.fields.filter((field) => !field.archivedAt);
  const own = live.filter((field) => !field.system);
  const shown = systemShown ? live : own;
  const system = live.length - own.length;
  return (
    <>
      {shown.length > 0 ? (
        <Table label={say('field.title')}>
          <TableHead>
            <HeadCell>{say('field.label')}</HeadCell>
            <HeadCell>{say('field.type')}</HeadCell>
            <HeadCell className="hidden md:table-cell">{say('field.rules')}</HeadCell>
            <HeadCell>
              <span className="sr-only">{say('list.actions')}</span>
            </HeadCell>
          </TableHead>
          <TableBody>
            {shown.map((field) => (
              <FieldRow key={field.id} collection={collection} field={field} />
            ))}
          </TableBody>
        </Table>
      ) : (
        <p className="rounded-lg border border-border-strong border-dashed px-4 py-6 text-center text-muted text-sm">
          {say('field.none')}
        </p>
      )}
      {system > 0 && (
        <Button
          variant="ghost"
          size="small"
          className="mt-2"
          aria-expanded={systemShown}
          onClick={() => setSystemShown(!systemShown)}
        >
          {say(systemShown ? 'field.hideSystem' : 'field.showSystem', { count: system })}
        </Button>
      )}
    </>
  );
}

type FieldRowProps = { collection: DraftedCollection; field: DraftedField };

function FieldRow({ collection, field }: FieldRowProps) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const { open } = usePanel();
  return (
    <tr className="hover:bg-hover">
      <Cell>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {field.system ? (
            <span className="font-medium">{field.label}</span>
          ) : (
            <button
              type="button"
              className="text-left font-medium hover:text-accent hover:underline"
              onClick={() => open(`field:${field.name}`)}
            >
              {field.label}
            </button>
          )}
          <code className="text-muted text-xs">{field.name}</code>
          <DraftBadge draft={field.draft} />
          {field.system && <Badge>{say('field.system')}</Badge>}
          {field.deprecated && <Badge tone="warning">{say('field.deprecated')}</Badge>}
        </div>
        {field.description && (
          <p className="mt-0.5 line-clamp-1 text-muted text-xs">{field.description}</p>
        )}
      </Cell>
      <Cell>
        <span className="flex items-center gap-2 whitespace-nowrap">
          <FieldIcon type={field.type} />
          {say(`type.${field.type}`)}
        </span>
      </Cell>
      <Cell className="hidden md:table-cell">
        <div className="flex flex-wrap gap-1.5">
          {field.required && <Badge tone="accent">{say('field.required')}</Badge>}
          {field.unique && <Badge tone="info">{say('field.unique')}</Badge>}
          {field.indexed && <Badge>{say('field.indexed')}</Badge>}
          {field.default !== null && field.default !== undefined && (
            <Badge>{say('field.defaultIs', { value: defaultWords(field.default, say) })}</Badge>
          )}
        </div>
      </Cell>
      <Cell className="w-12 py-1 pr-2 pl-0">
        {!field.system && (
          <Menu
            trigger={
              <IconButton icon={Ellipsis} label={say('field.actions', { name: field.label })} />
            }
          >
            <MenuItem icon={Pencil} onSelect={() => open(`field:${field.name}`)}>
              {say('field.edit')}
            </MenuItem>
            {field.draft === 'new' ? (
              <MenuItem
                icon={Trash2}
                danger
                onSelect={() =>
                  replaceDraft(
                    schema.slug,
                    withoutMember(draftOf(schema.slug), collection.name, field.name),
                  )
                }
              >
                {say('draft.takeOut')}
              </MenuItem>
            ) : (
              <MenuItem
                icon={Archive}
                danger
                onSelect={() =>
                  addToDraft(schema.slug, {
                    archiveField: { collection: collection.name, field: field.name },
                  })
                }
              >
                {say('archived.archive')}
              </MenuItem>
            )}
          </Menu>
        )}
      </Cell>
    </tr>
  );
}

function defaultWords(value: unknown, say: (key: string) => string): string {
  return typeof value === 'object' && value !== null && 'fn' in value
    ? say(`defaultKind.${String(value.fn)}`)
    : showValue(value);
}
