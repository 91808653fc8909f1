import { useNavigate } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Ellipsis, Settings2, Shield, Table2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { IconButton } from '@/components/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/menu';
import { addToDraft, draftOf, replaceDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { withoutCollection } from '@/lib/schema-change/withdraw';
import { useSay } from '@/lib/use-say';
import { useSchema } from './schema-context';

export function CollectionMenu({ collection }: { collection: DraftedCollection }) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const navigate = useNavigate();
  const [purging, setPurging] = useState(false);
  const { name } = collection;
  const params = { project: schema.slug, collection: name };

  return (
    <>
      <Menu
        trigger={
          <IconButton
            icon={Ellipsis}
            label={say('collection.actions', { name: collection.label })}
          />
        }
      >
        <MenuItem
          icon={Settings2}
          onSelect={() =>
            void navigate({
              to: '/projects/$project/schema/collections/$collection',
              params,
              search: { panel: 'settings' },
            })
          }
        >
          {say('collection.settings')}
        </MenuItem>
        {collection.draft !== 'new' && !collection.archivedAt && (
          <>
            <MenuItem
              icon={Table2}
              onSelect={() => void navigate({ to: '/projects/$project/data/$collection', params })}
            >
              {say('collection.openData')}
            </MenuItem>
            <MenuItem
              icon={Shield}
              onSelect={() =>
                void navigate({ to: '/projects/$project/rules/collections/$collection', params })
              }
            >
              {say('collection.openRules')}
            </MenuItem>
          </>
        )}
        {name !== 'users' && <MenuSeparator />}
        {collection.draft === 'new' ? (
          <MenuItem
            icon={Trash2}
            danger
            onSelect={() =>
              replaceDraft(schema.slug, withoutCollection(draftOf(schema.slug), name))
            }
          >
            {say('draft.takeOut')}
          </MenuItem>
        ) : collection.archivedAt ? (
          <>
            <MenuItem
              icon={ArchiveRestore}
              onSelect={() => addToDraft(schema.slug, { restoreCollection: { collection: name } })}
            >
              {say('archived.restore')}
            </MenuItem>
            <MenuItem icon={Trash2} danger onSelect={() => setPurging(true)}>
              {say('archived.purge')}
            </MenuItem>
          </>
        ) : (
          name !== 'users' && (
            <MenuItem
              icon={Archive}
              danger
              onSelect={() => addToDraft(schema.slug, { archiveCollection: { collection: name } })}
            >
              {say('archived.archive')}
            </MenuItem>
          )
        )}
      </Menu>
      <ConfirmDialog
        open={purging}
        onOpenChange={setPurging}
        title={say('purge.collectionTitle', { name: collection.label })}
        description={say('purge.collectionDescription')}
        typed={name}
        action={say('purge.action')}
        onConfirm={async () =>
          addToDraft(schema.slug, { purgeCollection: { collection: name, confirm: name } })
        }
      />
    </>
  );
}
