import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { CheckboxField } from '@/components/checkbox';
import { DialogActions } from '@/components/dialog';
import { Sheet } from '@/components/sheet';
import { TextareaField, TextField } from '@/components/text-field';
import { isCatalogName } from '@/lib/catalog/names';
import { addToDraft } from '@/lib/schema-change/draft';
import type { SchemaOperation } from '@/lib/schema-change/operation';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { useSchema } from './schema-context';

const operations = ['GET', 'LIST', 'AGGREGATE', 'CREATE', 'UPDATE', 'DELETE', 'SUBSCRIBE'] as const;

type SettingsSheetProps = {
  collection: DraftedCollection;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function CollectionSettingsSheet({ collection, open, onOpenChange }: SettingsSheetProps) {
  const say = useSay('schema');
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={say('collection.settingsTitle', { name: collection.label })}
    >
      <SettingsForm collection={collection} onDone={() => onOpenChange(false)} />
    </Sheet>
  );
}

type SettingsFormProps = { collection: DraftedCollection; onDone: () => void };

function SettingsForm({ collection, onDone }: SettingsFormProps) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const navigate = useNavigate();
  const [label, setLabel] = useState(collection.label);
  const [description, setDescription] = useState(collection.description ?? '');
  const [name, setName] = useState(collection.name);
  const [typeName, setTypeName] = useState(collection.typeName);
  const [keepAlias, setKeepAlias] = useState(true);
  const [served, setServed] = useState<readonly string[]>(collection.operations);
  const [shown, setShown] = useState(false);
  const renamed = name !== collection.name || typeName !== collection.typeName;
  const taken = schema.collections.some((it) => it !== collection && it.name === name);
  const problem = !isCatalogName(name)
    ? say('problem.name-invalid')
    : taken
      ? say('problem.name-taken')
      : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setShown(true);
    if (problem) {
      return;
    }
    const changes = changesOf();
    if (changes.length > 0) {
      addToDraft(schema.slug, ...changes);
    }
    if (name !== collection.name) {
      void navigate({
        to: '/projects/$project/schema/collections/$collection',
        params: { project: schema.slug, collection: name },
        replace: true,
      });
    } else {
      onDone();
    }
  }

  function changesOf(): SchemaOperation[] {
    const kinds = operations.filter((operation) => served.includes(operation));
    const servedBefore = operations.filter((it) => collection.operations.includes(it));
    const update = {
      ...(label.trim() !== collection.label && { label: label.trim() }),
      ...(description.trim() !== (collection.description ?? '') && {
        description: description.trim(),
      }),
      ...(kinds.join() !== servedBefore.join() && { operations: kinds }),
    };
    return [
      ...(Object.keys(update).length > 0
        ? [{ updateCollection: { collection: collection.name, ...update } }]
        : []),
      ...(renamed
        ? [
            {
              renameCollection: {
                collection: collection.name,
                name,
                keepAlias,
                ...(typeName && { typeName }),
              },
            },
          ]
        : []),
    ];
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <TextField
        label={say('collection.label')}
        value={label}
        onChange={({ target }) => setLabel(target.value)}
      />
      <TextareaField
        label={say('form.description')}
        optional
        rows={2}
        value={description}
        onChange={({ target }) => setDescription(target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={say('form.name')}
          hint={say('form.nameHint')}
          value={name}
          error={shown ? problem : undefined}
          disabled={collection.name === 'users'}
          inputClassName="font-mono"
          onChange={({ target }) => setName(target.value)}
        />
        {collection.draft !== 'new' && (
          <TextField
            label={say('collection.typeName')}
            hint={say('collection.typeNameHint')}
            value={typeName}
            disabled={collection.name === 'users'}
            inputClassName="font-mono"
            onChange={({ target }) => setTypeName(target.value)}
          />
        )}
      </div>
      {renamed && (
        <CheckboxField
          label={say('form.keepAlias')}
          hint={say('form.keepAliasHint')}
          checked={keepAlias}
          onCheckedChange={(checked) => setKeepAlias(checked === true)}
        />
      )}
      <fieldset className="grid gap-2.5">
        <legend className="mb-2.5 font-medium text-sm">{say('collection.operations')}</legend>
        {operations.map((operation) => (
          <CheckboxField
            key={operation}
            label={say(`operation.${operation}`)}
            checked={served.includes(operation)}
            onCheckedChange={(checked) =>
              setServed(
                checked ? [...served, operation] : served.filter((other) => other !== operation),
              )
            }
          />
        ))}
        <p className="text-muted text-xs">{say('collection.operationsHint')}</p>
      </fieldset>
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {say('form.cancel')}
        </Button>
        <Button type="submit">{say('form.addToDraft')}</Button>
      </DialogActions>
    </form>
  );
}
