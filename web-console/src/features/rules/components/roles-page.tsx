import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Dialog, DialogActions } from '@/components/dialog';
import { EmptyState } from '@/components/empty-state';
import { IconButton } from '@/components/icon-button';
import { Section } from '@/components/page';
import { TextField } from '@/components/text-field';
import { isCatalogName } from '@/lib/catalog/names';
import { addToDraft, draftOf, replaceDraft } from '@/lib/schema-change/draft';
import { useSay } from '@/lib/use-say';
import { boundRoles } from '../model/access';
import { useRules } from './rules-context';

export function RolesPage() {
  const say = useSay('rules');
  const { rules } = useRules();
  const [creating, setCreating] = useState(false);
  const own = rules.roles.filter((role) => !role.builtIn);
  const bound = boundRoles(rules.roles).filter((role) => role.builtIn);
  const policies = (role: string) =>
    rules.collections.flatMap((it) => it.policies).filter((policy) => policy.role === role).length;

  function remove(name: string, drafted: boolean) {
    if (drafted) {
      const others = draftOf(rules.slug).filter(
        (operation) =>
          !('createRole' in operation && operation.createRole.name === name) &&
          !('setPolicy' in operation && operation.setPolicy.role === name),
      );
      replaceDraft(rules.slug, others);
    } else {
      const removals = rules.collections.flatMap((collection) =>
        collection.policies
          .filter((policy) => policy.role === name)
          .map(({ action }) => ({
            removePolicy: { collection: collection.name, role: name, action },
          })),
      );
      addToDraft(rules.slug, ...removals, { removeRole: { name } });
    }
  }

  return (
    <>
      <Section
        title={say('roles.own')}
        description={say('roles.ownDescription')}
        actions={
          <Button variant="outline" size="small" onClick={() => setCreating(true)}>
            <Plus aria-hidden className="size-4" />
            {say('roles.new')}
          </Button>
        }
      >
        {own.length === 0 ? (
          <EmptyState title={say('roles.none')} message={say('roles.noneHint')}>
            <Button onClick={() => setCreating(true)}>
              <Plus aria-hidden className="size-4" />
              {say('roles.new')}
            </Button>
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
            {own.map((role) => (
              <li key={role.name} className="flex items-center gap-3 py-2 pr-2 pl-4">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2">
                    <code className="font-medium text-sm">{role.name}</code>
                    {role.draft && <Badge tone="warning">{say('roles.drafted')}</Badge>}
                    <span className="text-muted text-xs">
                      {say('roles.policies', { count: policies(role.name) })}
                    </span>
                  </p>
                  {role.description && <p className="text-muted text-sm">{role.description}</p>}
                </div>
                <IconButton
                  icon={Trash2}
                  label={say('roles.remove', { name: role.name })}
                  onClick={() => remove(role.name, role.draft === 'new')}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={say('roles.builtIn')} description={say('roles.builtInDescription')}>
        <dl className="divide-y divide-border rounded-lg border border-border bg-surface">
          {[...bound.map((role) => role.name), 'service', 'admin', 'owner'].map((name) => (
            <div key={name} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
              <dt className="w-40 font-medium">{say(`roleName.${name}`)}</dt>
              <dd className="min-w-0 flex-1 basis-60 text-muted">{say(`roleHint.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Dialog
        open={creating}
        onOpenChange={setCreating}
        title={say('roles.new')}
        description={say('roles.newDescription')}
      >
        <NewRole onDone={() => setCreating(false)} />
      </Dialog>
    </>
  );
}

function NewRole({ onDone }: { onDone: () => void }) {
  const say = useSay('rules');
  const { rules } = useRules();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [shown, setShown] = useState(false);
  const problem = !isCatalogName(name)
    ? say('roles.nameInvalid')
    : rules.roles.some((role) => role.name === name)
      ? say('roles.nameTaken')
      : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setShown(true);
    if (!problem) {
      addToDraft(rules.slug, {
        createRole: { name, ...(description.trim() && { description: description.trim() }) },
      });
      onDone();
    }
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <TextField
        label={say('roles.name')}
        hint={say('roles.nameHint')}
        placeholder="editor"
        value={name}
        error={shown ? problem : undefined}
        autoFocus
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputClassName="font-mono"
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label={say('roles.descriptionLabel')}
        optional
        value={description}
        onChange={({ target }) => setDescription(target.value)}
      />
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {say('form.cancel')}
        </Button>
        <Button type="submit">{say('form.addToDraft')}</Button>
      </DialogActions>
    </form>
  );
}
