import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { CheckboxField } from '@/components/checkbox';
import { DialogActions } from '@/components/dialog';
import { RadioCards } from '@/components/radio-cards';
import { SelectField } from '@/components/select-field';
import { Sheet } from '@/components/sheet';
import { TextField } from '@/components/text-field';
import type { OnDelete } from '@/lib/catalog/catalog';
import { addToDraft } from '@/lib/schema-change/draft';
import type { DraftedRelation } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import {
  deleteRules,
  newRelationForm,
  type RelationForm,
  relationForm,
  relationKinds,
  relationProblems,
  toRelation,
  toRelationUpdate,
} from '../model/relation-form';
import { useSchema } from './schema-context';

type RelationSheetProps = {
  from: string;
  /** Of a new one, where it has been chosen already. */
  to?: string | undefined;
  relation?: DraftedRelation | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function RelationSheet({ from, to, relation, open, onOpenChange }: RelationSheetProps) {
  const say = useSay('schema');
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={relation ? say('relation.editTitle', { name: relation.name }) : say('relation.new')}
      description={say('relation.sheetDescription')}
    >
      <RelationEditor
        key={`${from}:${to}:${relation?.id}`}
        from={from}
        to={to}
        relation={relation}
        onDone={() => onOpenChange(false)}
      />
    </Sheet>
  );
}

type RelationEditorProps = Omit<RelationSheetProps, 'open' | 'onOpenChange'> & {
  onDone: () => void;
};

function RelationEditor({ from, to, relation, onDone }: RelationEditorProps) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const live = schema.collections.filter((collection) => !collection.archivedAt);
  const source = live.find((collection) => collection.name === from);
  const [form, setForm] = useState<RelationForm | undefined>(() => firstForm());
  const [shown, setShown] = useState(false);

  function firstForm(): RelationForm | undefined {
    if (relation) {
      return relationForm(from, relation);
    }
    const target =
      live.find((it) => it.name === to) ??
      live.find((it) => it.name !== from && it.name !== 'users') ??
      live.find((it) => it.name !== from) ??
      source;
    return source && target && newRelationForm(source, target);
  }

  if (!source || !form) {
    return null;
  }
  const others = {
    ...source,
    relations: source.relations.filter((other) => other.name !== relation?.name),
  };
  const found = relationProblems(form, others);
  const problem = (member: keyof RelationForm) => {
    const reason = shown ? found[member] : undefined;
    return reason && say(`problem.${reason}`);
  };
  const edit = (change: Partial<RelationForm>) => setForm({ ...form, ...change });
  const target = live.find((collection) => collection.name === form.target);
  const names = { from: source.label, to: target?.label ?? form.target };

  /** Names follow what they are of until somebody has typed another. */
  function choose(change: { target?: string; kind?: RelationForm['kind'] }) {
    const next = live.find((it) => it.name === (change.target ?? form?.target));
    if (!source || !form || !next) {
      return;
    }
    const suggested = target && newRelationForm(source, target, form.kind);
    const anew = newRelationForm(source, next, change.kind ?? form.kind);
    edit({
      ...change,
      ...(form.name === suggested?.name && { name: anew.name }),
      ...(form.inverseName === suggested?.inverseName && { inverseName: anew.inverseName }),
      ...(change.kind === 'MANY_TO_MANY' && { required: false }),
    });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setShown(true);
    if (!form || Object.keys(found).length > 0) {
      return;
    }
    const operation = relation ? toRelationUpdate(relation, form) : toRelation(form);
    if (operation) {
      addToDraft(schema.slug, operation);
    }
    onDone();
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      {!relation && (
        <>
          <SelectField
            label={say('relation.target')}
            value={form.target}
            options={live.map(({ name, label }) => ({ value: name, label: `${label} (${name})` }))}
            onChange={({ target: { value } }) => choose({ target: value })}
          />
          <RadioCards
            label={say('relation.kind')}
            value={form.kind}
            options={relationKinds.map((kind) => ({
              value: kind,
              label: say(`relation.kinds.${kind}`, names),
              hint: say(`relation.kindHints.${kind}`, names),
            }))}
            onValueChange={(kind) => choose({ kind })}
          />
        </>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={say('relation.nameHere', names)}
          hint={say('relation.nameHereHint', names)}
          value={form.name}
          error={problem('name')}
          autoComplete="off"
          spellCheck={false}
          inputClassName="font-mono"
          onChange={({ target: { value } }) => edit({ name: value })}
        />
        <TextField
          label={say('relation.nameThere', names)}
          optional
          hint={say('relation.nameThereHint', names)}
          value={form.inverseName}
          error={problem('inverseName')}
          autoComplete="off"
          spellCheck={false}
          inputClassName="font-mono"
          onChange={({ target: { value } }) => edit({ inverseName: value })}
        />
      </div>
      {form.kind !== 'MANY_TO_MANY' && (
        <>
          <CheckboxField
            label={say('relation.required', names)}
            hint={say('relation.requiredHint', names)}
            checked={form.required}
            onCheckedChange={(checked) => edit({ required: checked === true })}
          />
          <SelectField
            label={say('onDelete.title', names)}
            value={form.onDelete}
            error={problem('onDelete')}
            options={deleteRules.map((rule) => ({
              value: rule,
              label: say(`onDelete.${rule}`, names),
            }))}
            onChange={({ target: { value } }) => edit({ onDelete: value as OnDelete })}
          />
        </>
      )}
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {say('form.cancel')}
        </Button>
        <Button type="submit">{say('form.addToDraft')}</Button>
      </DialogActions>
    </form>
  );
}
