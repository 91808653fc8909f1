import { useState } from 'react';
import { Checkbox } from '@/components/checkbox';
import { controlStyle } from '@/components/field';
import { Select } from '@/components/select-field';
import { readJson, toList } from '@/lib/catalog/values';
import { cn } from '@/lib/cn';
import { useSay } from '@/lib/use-say';
import { firstValue } from '../model/condition';
import {
  type FilterSchema,
  type Operator,
  type ValueKind,
  valueKind,
} from '../model/filter-schema';
import { fromLocalTime, toLocalTime, toOperand, toOperandText } from '../model/operands';
import { isVariable, variablesFor } from '../model/variables';

type OperandEditorProps = {
  schema: FilterSchema;
  operator: Operator;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** The value that an operator is given: one that is typed, or one that the caller brings. */
export function OperandEditor({ schema, operator, label, value, onChange }: OperandEditorProps) {
  const say = useSay('rules');
  const kind = valueKind(schema, operator);
  const variables = variablesFor(kind, operator.list);
  const variable = isVariable(value) ? value : undefined;
  const isClaim = variable?.startsWith('$claims.');
  return (
    <>
      {variables.length > 0 && (
        <Select
          aria-label={say('builder.valueOrVariable')}
          value={isClaim ? '$claims.' : (variable ?? '')}
          className="h-8"
          placeholder={say('variable.none')}
          options={variables.map((it) => ({ value: it.text, label: say(`variable.${it.kind}`) }))}
          onChange={({ target }) => onChange(target.value || firstValue(schema, operator))}
        />
      )}
      {isClaim && variable && (
        <input
          aria-label={say('variable.claimName')}
          placeholder="team"
          value={variable.slice('$claims.'.length)}
          spellCheck={false}
          autoCapitalize="off"
          className={cn('h-8 font-mono', controlStyle, 'w-40')}
          onChange={({ target }) => onChange(`$claims.${target.value}`)}
        />
      )}
      {variable === undefined && (
        <Literal
          kind={kind}
          enumValues={schema.enums.get(operator.type) ?? []}
          {...{ operator, label, value, onChange }}
        />
      )}
    </>
  );
}

type LiteralProps = Omit<OperandEditorProps, 'schema'> & {
  kind: ValueKind;
  enumValues: readonly string[];
};

function Literal(props: LiteralProps) {
  const { kind, operator, label, value, enumValues, onChange } = props;
  const say = useSay('rules');
  if (kind === 'json') {
    return <JsonLiteral label={label} value={value} onChange={onChange} />;
  }
  if (kind === 'enum' && operator.list) {
    return <EnumList label={label} values={enumValues} chosen={value} onChange={onChange} />;
  }
  if (kind === 'enum') {
    return (
      <Select
        aria-label={label}
        value={typeof value === 'string' ? value : ''}
        className="h-8"
        options={enumValues.map((it) => ({ value: it, label: it }))}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  if (kind === 'boolean') {
    return (
      <Select
        aria-label={label}
        value={String(value)}
        className="h-8"
        options={['true', 'false'].map((it) => ({ value: it, label: say(`words.${it}`) }))}
        onChange={({ target }) => onChange(target.value === 'true')}
      />
    );
  }
  if (operator.list) {
    return <ListLiteral {...props} />;
  }
  const isTime = kind === 'date-time';
  return (
    <input
      aria-label={label}
      type={kind === 'date' ? 'date' : isTime ? 'datetime-local' : 'text'}
      inputMode={kind === 'integer' || kind === 'decimal' ? 'decimal' : undefined}
      placeholder={placeholders[kind]}
      value={isTime ? toLocalTime(value) : toOperandText(kind, value)}
      autoComplete="off"
      className={cn('h-8', controlStyle, 'w-48 sm:w-56')}
      onChange={({ target }) =>
        onChange(
          isTime ? fromLocalTime(target.value) : toOperand(kind, operator.type, target.value),
        )
      }
    />
  );
}

const placeholders: Partial<Record<ValueKind, string>> = {
  duration: 'P30D',
  id: '0198c0de-…',
};

/** Keeps the text as it is typed; a comma at the end is no value yet. */
function ListLiteral({ kind, operator, label, value, onChange }: LiteralProps) {
  const say = useSay('rules');
  const [text, setText] = useState(() =>
    Array.isArray(value) ? value.map((item) => toOperandText(kind, item)).join(', ') : '',
  );
  return (
    <input
      aria-label={label}
      placeholder={say('builder.list')}
      value={text}
      autoComplete="off"
      className={cn('h-8', controlStyle, 'w-48 sm:w-56')}
      onChange={({ target }) => {
        setText(target.value);
        onChange(toList(target.value).map((item) => toOperand(kind, operator.type, item)));
      }}
    />
  );
}

type EnumListProps = {
  label: string;
  values: readonly string[];
  chosen: unknown;
  onChange: (value: unknown) => void;
};

function EnumList({ label, values, chosen, onChange }: EnumListProps) {
  const list: unknown[] = Array.isArray(chosen) ? chosen : [];
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
      <legend className="sr-only">{label}</legend>
      {values.map((value) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside
        <label key={value} className="flex items-center gap-2 text-sm">
          <Checkbox
            checked={list.includes(value)}
            onCheckedChange={(checked) =>
              onChange(values.filter((it) => (it === value ? checked === true : list.includes(it))))
            }
          />
          {value}
        </label>
      ))}
    </fieldset>
  );
}

type JsonLiteralProps = { label: string; value: unknown; onChange: (value: unknown) => void };

function JsonLiteral({ label, value, onChange }: JsonLiteralProps) {
  const [text, setText] = useState(() => (value === '' ? '' : JSON.stringify(value)));
  const reading = readJson(text);
  return (
    <textarea
      aria-label={label}
      aria-invalid={text !== '' && !reading.ok}
      rows={2}
      placeholder="{ }"
      value={text}
      spellCheck={false}
      className={cn('py-1.5 font-mono text-xs', controlStyle, 'w-full sm:text-xs')}
      onChange={({ target }) => {
        setText(target.value);
        const next = readJson(target.value);
        // What is no JSON yet counts as missing.
        onChange(next.ok ? next.value : '');
      }}
    />
  );
}
