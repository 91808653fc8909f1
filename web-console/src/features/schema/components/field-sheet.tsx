import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { CheckboxField } from '@/components/checkbox';
import { DialogActions } from '@/components/dialog';
import { Notice } from '@/components/notice';
import { SelectField } from '@/components/select-field';
import { Sheet } from '@/components/sheet';
import { TextareaField, TextField } from '@/components/text-field';
import type { FieldType } from '@/lib/catalog/catalog';
import { conversionsOf, losesPrecision } from '@/lib/schema-change/conversions';
import { addToDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection, DraftedField } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import {
  type FieldForm,
  type FormProblems,
  fieldForm,
  newFieldForm,
  problemsOf,
  toChanges,
  toNewField,
  withType,
} from '../model/field-form';
import { canBeUnique, fieldTypes, hasOptions } from '../model/field-types';
import { ConfigFields } from './config-fields';
import { DefaultFields } from './default-fields';
import { NameFields } from './name-fields';
import { OptionsEditor } from './options-editor';
import { useSchema } from './schema-context';

type FieldSheetProps = {
  collection: DraftedCollection;
  /** Undefined: a new one. */
  field: DraftedField | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function FieldSheet({ collection, field, open, onOpenChange }: FieldSheetProps) {
  const say = useSay('schema');
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={field ? say('field.editTitle', { name: field.label }) : say('field.new')}
      description={say(field ? 'field.editDescription' : 'field.newDescription')}
    >
      <FieldEditor
        key={field?.id ?? 'new'}
        collection={collection}
        field={field}
        onDone={() => onOpenChange(false)}
      />
    </Sheet>
  );
}

type FieldEditorProps = Pick<FieldSheetProps, 'collection' | 'field'> & { onDone: () => void };

function FieldEditor({ collection, field, onDone }: FieldEditorProps) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const [form, setForm] = useState<FieldForm>(() => (field ? fieldForm(field) : newFieldForm()));
  const [again, setAgain] = useState(0);
  const [shown, setShown] = useState(false);
  const taken = [...collection.fields, ...collection.relations]
    .filter((member) => member !== field)
    .map((member) => member.name);
  const found = problemsOf(form, taken);
  const problems: FormProblems = shown ? found : {};
  const edit = (change: Partial<FieldForm>) => setForm({ ...form, ...change });

  function submit(event: FormEvent, another: boolean) {
    event.preventDefault();
    setShown(true);
    if (Object.keys(found).length > 0) {
      return;
    }
    const operations = field
      ? toChanges(collection.name, field, form)
      : [{ addField: { collection: collection.name, field: toNewField(form) } }];
    if (operations.length > 0) {
      addToDraft(schema.slug, ...operations);
    }
    if (another) {
      setForm(newFieldForm(form.type));
      setShown(false);
      setAgain(again + 1);
    } else {
      onDone();
    }
  }

  const types = field ? [field.type, ...conversionsOf(field.type)] : fieldTypes;
  const retyped = field && form.type !== field.type;
  const error = problems.name && say(`problem.${problems.name}`);

  return (
    <form noValidate onSubmit={(event) => submit(event, false)} className="grid gap-5">
      <NameFields
        key={again}
        label={form.label}
        name={form.name}
        labelOfLabel={say('field.label')}
        placeholder={say('field.placeholder')}
        error={error}
        onChange={edit}
      />
      {field && form.name !== field.name && (
        <CheckboxField
          label={say('form.keepAlias')}
          hint={say('form.keepAliasHint')}
          checked={form.keepAlias}
          onCheckedChange={(checked) => edit({ keepAlias: checked === true })}
        />
      )}
      <SelectField
        label={say('field.type')}
        hint={say(`typeHint.${form.type}`)}
        value={form.type}
        options={types.map((type) => ({ value: type, label: say(`type.${type}`) }))}
        onChange={({ target }) => setForm(withType(form, target.value as FieldType))}
      />
      {retyped && (
        <Notice
          tone={losesPrecision(field.type, form.type) ? 'warning' : 'info'}
          title={say('field.converts')}
        >
          {say(
            losesPrecision(field.type, form.type) ? 'field.convertsLosing' : 'field.convertsHint',
          )}
        </Notice>
      )}
      {hasOptions(form.type) && (
        <OptionsEditor
          options={form.options}
          problems={problems}
          onChange={(options) => edit({ options })}
        />
      )}
      <TextareaField
        label={say('form.description')}
        optional
        rows={2}
        hint={say('field.descriptionHint')}
        value={form.description}
        onChange={({ target }) => edit({ description: target.value })}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-3 font-medium text-sm">{say('field.rules')}</legend>
        <CheckboxField
          label={say('field.required')}
          hint={say('field.requiredHint')}
          checked={form.required}
          onCheckedChange={(checked) => edit({ required: checked === true })}
        />
        {canBeUnique(form.type) && (
          <CheckboxField
            label={say('field.unique')}
            hint={say('field.uniqueHint')}
            checked={form.unique}
            onCheckedChange={(checked) => edit({ unique: checked === true })}
          />
        )}
        <CheckboxField
          label={say('field.indexed')}
          hint={say('field.indexedHint')}
          checked={form.indexed}
          onCheckedChange={(checked) => edit({ indexed: checked === true })}
        />
      </fieldset>
      <DefaultFields form={form} problem={problems.default} onChange={edit} />
      <ConfigFields form={form} problems={problems} onChange={(config) => edit({ config })} />
      {field && field.draft !== 'new' && (
        <TextField
          label={say('field.deprecate')}
          optional
          hint={say('field.deprecateHint')}
          value={form.deprecated}
          onChange={({ target }) => edit({ deprecated: target.value })}
        />
      )}
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {say('form.cancel')}
        </Button>
        {!field && (
          <Button variant="outline" onClick={(event) => submit(event, true)}>
            {say('form.addAnother')}
          </Button>
        )}
        <Button type="submit">{say('form.addToDraft')}</Button>
      </DialogActions>
    </form>
  );
}
