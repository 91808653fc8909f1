import type { KeyboardEvent } from 'react';
import { SelectField } from '@/components/select-field';
import { TextareaField, TextField } from '@/components/text-field';
import type { Field, FieldType } from '@/lib/catalog/catalog';
import { useSay } from '@/lib/use-say';

type ValueFieldProps = {
  label: string;
  type: FieldType;
  options: Field['options'];
  value: string;
  error?: string | undefined;
  hint?: string | undefined;
  className?: string;
  onChange: (text: string) => void;
  onEnter?: () => void;
};

/** A control for a value of a field's type, as text. */
export function ValueField(props: ValueFieldProps) {
  const { type, options, onChange, onEnter, ...field } = props;
  const say = useSay('review');
  const edit = (event: { target: { value: string } }) => onChange(event.target.value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onEnter) {
      event.preventDefault();
      onEnter();
    }
  };
  switch (type) {
    case 'BOOLEAN':
      return (
        <SelectField
          {...field}
          options={['true', 'false'].map((value) => ({ value, label: say(`value.${value}`) }))}
          onChange={edit}
        />
      );
    case 'SINGLE_SELECT':
      return (
        <SelectField
          {...field}
          placeholder={say('value.choose')}
          options={(options ?? []).map(({ name, label }) => ({ value: name, label }))}
          onChange={edit}
        />
      );
    case 'LONG_TEXT':
    case 'JSON':
      return (
        <TextareaField
          {...field}
          rows={3}
          inputClassName={type === 'JSON' ? 'font-mono text-xs' : ''}
          onChange={edit}
        />
      );
    default:
      return (
        <TextField
          {...field}
          type={inputTypes[type] ?? 'text'}
          inputMode={isNumber(type) ? 'decimal' : undefined}
          autoComplete="off"
          {...(isList(type) && { placeholder: say('value.list') })}
          onChange={edit}
          onKeyDown={onKeyDown}
        />
      );
  }
}

const inputTypes: Partial<Record<FieldType, string>> = {
  DATE: 'date',
  DATE_TIME: 'datetime-local',
};

function isNumber(type: FieldType): boolean {
  return ['INTEGER', 'BIGINT', 'NUMBER', 'FLOAT'].includes(type);
}

function isList(type: FieldType): boolean {
  return type === 'TEXT_LIST' || type === 'MULTI_SELECT';
}
