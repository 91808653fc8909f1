import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { controlStyle } from '@/components/field';
import { IconButton } from '@/components/icon-button';
import { Select } from '@/components/select-field';
import type { FieldType } from '@/lib/catalog/catalog';
import { readValue, showValue } from '@/lib/catalog/values';
import { cn } from '@/lib/cn';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { grantable, type Preset } from '../model/policy-form';
import { isVariable, literal, shownLiteral } from '../model/variables';

type PresetsEditorProps = {
  collection: DraftedCollection;
  presets: readonly Preset[];
  onChange: (presets: readonly Preset[]) => void;
};

/** Values that the server sets, whatever the client sends. */
export function PresetsEditor({ collection, presets, onChange }: PresetsEditorProps) {
  const say = useSay('rules');
  const members = grantable(collection, 'CREATE');
  const free = members.filter(({ name }) => presets.every((preset) => preset.field !== name));
  const typeOf = (name: string): FieldType =>
    collection.fields.find((field) => field.name === name)?.type ?? 'UUID';
  const edit = (index: number, preset: Preset) =>
    onChange(presets.map((it, at) => (at === index ? preset : it)));

  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium text-sm">{say('presets.title')}</legend>
      <p className="mb-1 text-muted text-xs">{say('presets.hint')}</p>
      {presets.map((preset, index) => (
        <div key={preset.field} className="flex items-start gap-2">
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
            <Select
              aria-label={say('presets.field')}
              value={preset.field}
              className="h-8"
              options={members
                .filter(({ name }) => name === preset.field || free.some((it) => it.name === name))
                .map(({ name }) => ({ value: name, label: name }))}
              onChange={({ target }) =>
                edit(index, { field: target.value, value: firstPreset(typeOf(target.value)) })
              }
            />
            <span aria-hidden className="text-muted text-sm">
              =
            </span>
            <PresetValue
              type={typeOf(preset.field)}
              value={preset.value}
              onChange={(value) => edit(index, { ...preset, value })}
            />
          </div>
          <IconButton
            icon={Trash2}
            label={say('presets.remove', { field: preset.field })}
            onClick={() => onChange(presets.filter((it) => it !== preset))}
          />
        </div>
      ))}
      {free.length > 0 && (
        <Button
          variant="ghost"
          size="small"
          className="justify-self-start"
          onClick={() => {
            const owner = free.find(({ name }) => typeOf(name) === 'USER') ?? free[0];
            if (owner) {
              const value = firstPreset(typeOf(owner.name));
              onChange([...presets, { field: owner.name, value }]);
            }
          }}
        >
          <Plus aria-hidden className="size-4" />
          {say('presets.add')}
        </Button>
      )}
    </fieldset>
  );
}

function firstPreset(type: FieldType): unknown {
  switch (type) {
    case 'USER':
      return '$user.id';
    case 'DATE':
    case 'DATE_TIME':
      return '$now';
    case 'BOOLEAN':
      return true;
    default:
      return '';
  }
}

function variablesOf(type: FieldType): { text: string; kind: string }[] {
  const claim = { text: '$claims.', kind: 'claim' };
  switch (type) {
    case 'USER':
    case 'UUID':
      return [{ text: '$user.id', kind: 'user' }, claim];
    case 'DATE':
    case 'DATE_TIME':
      return [{ text: '$now', kind: 'now' }, claim];
    case 'TEXT':
    case 'LONG_TEXT':
    case 'SINGLE_SELECT':
      return [{ text: '$role', kind: 'role' }, claim];
    case 'TEXT_LIST':
      return [{ text: '$roles', kind: 'roles' }, claim];
    case 'JSON':
      return [];
    default:
      return [claim];
  }
}

type PresetValueProps = { type: FieldType; value: unknown; onChange: (value: unknown) => void };

function PresetValue({ type, value, onChange }: PresetValueProps) {
  const say = useSay('rules');
  const variable = isVariable(value) ? value : undefined;
  const isClaim = variable?.startsWith('$claims.');
  return (
    <>
      {variablesOf(type).length > 0 && (
        <Select
          aria-label={say('builder.valueOrVariable')}
          value={isClaim ? '$claims.' : (variable ?? '')}
          className="h-8"
          placeholder={say('variable.none')}
          options={variablesOf(type).map((it) => ({
            value: it.text,
            label: say(`variable.${it.kind}`),
          }))}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {isClaim && variable && (
        <input
          aria-label={say('variable.claimName')}
          placeholder="team"
          value={variable.slice('$claims.'.length)}
          spellCheck={false}
          className={cn('h-8 font-mono', controlStyle, 'w-40')}
          onChange={({ target }) => onChange(`$claims.${target.value}`)}
        />
      )}
      {variable === undefined && <LiteralPreset {...{ type, value, onChange }} />}
    </>
  );
}

function LiteralPreset({ type, value, onChange }: PresetValueProps) {
  const say = useSay('rules');
  const [text, setText] = useState(() =>
    typeof value === 'string' ? shownLiteral(value) : showValue(value),
  );
  const reading = readValue(type, text);
  return (
    <input
      aria-label={say('presets.value')}
      aria-invalid={text !== '' && !reading.ok}
      value={text}
      className={cn('h-8', controlStyle, 'w-48')}
      onChange={({ target }) => {
        setText(target.value);
        const next = readValue(type, target.value);
        const read = next.ok ? next.value : target.value;
        onChange(typeof read === 'string' ? literal(read) : read);
      }}
    />
  );
}
