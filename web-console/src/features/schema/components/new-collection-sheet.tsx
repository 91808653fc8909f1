import { useNavigate } from '@tanstack/react-router';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { DialogActions } from '@/components/dialog';
import { IconButton } from '@/components/icon-button';
import { SelectField } from '@/components/select-field';
import { Sheet } from '@/components/sheet';
import { TextareaField, TextField } from '@/components/text-field';
import type { FieldType } from '@/lib/catalog/catalog';
import { isCatalogName, toCatalogName } from '@/lib/catalog/names';
import { addToDraft } from '@/lib/schema-change/draft';
import { useSay } from '@/lib/use-say';
import { fieldTypes, hasOptions } from '../model/field-types';
import { NameFields } from './name-fields';
import { useSchema } from './schema-context';
import { usePanel } from './use-panel';

export function NewCollectionSheet() {
  const say = useSay('schema');
  const { panel, close } = usePanel();
  return (
    <Sheet
      open={panel === 'new-collection'}
      onOpenChange={(open) => !open && close()}
      title={say('collection.new')}
      description={say('collection.newDescription')}
    >
      <NewCollectionForm />
    </Sheet>
  );
}

type Row = { key: number; label: string; type: FieldType };

/** Options need a form of their own; such fields are added on the collection's page. */
const quickTypes = fieldTypes.filter((type) => !hasOptions(type));

function NewCollectionForm() {
  const say = useSay('schema');
  const { schema } = useSchema();
  const { close } = usePanel();
  const navigate = useNavigate();
  const [names, setNames] = useState({ label: '', name: '' });
  const [description, setDescription] = useState('');
  const [rows, setRows] = useState<Row[]>([{ key: 0, label: '', type: 'TEXT' }]);
  const [shown, setShown] = useState(false);
  const problem = nameProblem();
  const fields = rows.filter((row) => toCatalogName(row.label) !== '');

  function nameProblem(): string | undefined {
    if (names.name === '') {
      return say('problem.name-missing');
    }
    if (!isCatalogName(names.name)) {
      return say('problem.name-invalid');
    }
    return schema.collections.some((other) => other.name === names.name)
      ? say('problem.name-taken')
      : undefined;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setShown(true);
    if (problem) {
      return;
    }
    addToDraft(schema.slug, {
      createCollection: {
        name: names.name,
        ...(names.label.trim() && { label: names.label.trim() }),
        ...(description.trim() && { description: description.trim() }),
        fields: fields.map((row) => ({
          name: toCatalogName(row.label),
          label: row.label.trim(),
          type: row.type,
        })),
      },
    });
    if (location.pathname.endsWith('/canvas')) {
      close();
    } else {
      void navigate({
        to: '/projects/$project/schema/collections/$collection',
        params: { project: schema.slug, collection: names.name },
      });
    }
  }

  const edit = (key: number, change: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <NameFields
        {...names}
        labelOfLabel={say('collection.label')}
        placeholder={say('collection.placeholder')}
        error={shown ? problem : undefined}
        onChange={setNames}
      />
      <TextareaField
        label={say('form.description')}
        optional
        rows={2}
        value={description}
        onChange={({ target }) => setDescription(target.value)}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium text-sm">{say('collection.firstFields')}</legend>
        {rows.map((row, index) => (
          <div key={row.key} className="flex items-end gap-2">
            <TextField
              className="min-w-0 flex-1"
              label={say('collection.fieldName', { n: index + 1 })}
              hideLabel
              placeholder={say('collection.fieldPlaceholder')}
              value={row.label}
              autoComplete="off"
              onChange={({ target }) => edit(row.key, { label: target.value })}
            />
            <SelectField
              className="w-36"
              label={say('collection.fieldType', { n: index + 1 })}
              hideLabel
              value={row.type}
              options={quickTypes.map((type) => ({ value: type, label: say(`type.${type}`) }))}
              onChange={({ target }) => edit(row.key, { type: target.value as FieldType })}
            />
            <IconButton
              icon={Trash2}
              size="icon"
              label={say('collection.removeField', { n: index + 1 })}
              onClick={() => setRows(rows.filter((other) => other !== row))}
            />
          </div>
        ))}
        <Button
          variant="ghost"
          size="small"
          className="justify-self-start"
          onClick={() =>
            setRows([
              ...rows,
              {
                key: Math.max(0, ...rows.map(({ key }) => key)) + 1,
                label: '',
                type: 'TEXT',
              },
            ])
          }
        >
          <Plus aria-hidden className="size-4" />
          {say('collection.anotherField')}
        </Button>
        <p className="text-muted text-xs">{say('collection.systemFields')}</p>
      </fieldset>
      <DialogActions>
        <Button variant="outline" onClick={close}>
          {say('form.cancel')}
        </Button>
        <Button type="submit">{say('form.addToDraft')}</Button>
      </DialogActions>
    </form>
  );
}
