import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlStyle } from '@/components/field';
import { Select } from '@/components/select-field';
import { cn } from '@/lib/cn';
import type { SelectOption } from '@/lib/documents/catalog';
import type { ValueType } from '@/lib/documents/model';
import { editText, parseValue, sameValue } from '@/lib/documents/value';
import { useProblemText } from '../components/use-problem-text';

type ValueInputProps = {
  label: string;
  type: ValueType;
  options?: readonly SelectOption[];
  value: unknown;
  /** Null while there is none, or none that can be read. */
  onChange: (value: unknown) => void;
};

/** A value of a type, to compare with. */
export function ValueInput(props: ValueInputProps) {
  const { label, type, options = [], value, onChange } = props;
  const { t } = useTranslation();
  if (type === 'BOOLEAN') {
    return (
      <Select
        aria-label={label}
        className="h-8"
        value={value === null || value === undefined ? '' : String(value)}
        placeholder="…"
        options={[
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
        onChange={(event) => onChange(event.target.value ? event.target.value === 'true' : null)}
      />
    );
  }
  if (type === 'SELECT' || type === 'MULTI_SELECT') {
    return (
      <Select
        aria-label={label}
        className="h-8"
        value={String(value ?? '')}
        placeholder="…"
        options={options.map((option) => ({ value: option.apiName, label: option.label }))}
        onChange={(event) => onChange(event.target.value || null)}
      />
    );
  }
  return <TypedInput {...props} />;
}

const inputTypes: Partial<Record<ValueType, string>> = {
  DATE: 'date',
  DATE_TIME: 'datetime-local',
};

const element = (type: ValueType): ValueType => (type === 'TEXT_LIST' ? 'TEXT' : type);

function TypedInput({ label, type, value, onChange }: ValueInputProps) {
  const problemText = useProblemText();
  const [typed, setTyped] = useState({ text: editText(element(type), value), value });
  const text = sameValue(typed.value, value) ? typed.text : editText(element(type), value);
  const read = parseValue(element(type), text);

  function change(next: string) {
    const parsed = parseValue(element(type), next);
    const nextValue = parsed.ok && next !== '' ? parsed.value : null;
    setTyped({ text: next, value: nextValue });
    onChange(nextValue);
  }

  return (
    <SmallInput
      aria-label={label}
      aria-invalid={!read.ok}
      {...(!read.ok && { title: problemText(read.problem) })}
      type={inputTypes[type] ?? 'text'}
      {...(type === 'DATE_TIME' && { step: 1, className: 'w-56' })}
      value={text}
      onChange={(event) => change(event.target.value)}
    />
  );
}

export function SmallInput({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input className={cn('h-8', controlStyle, 'w-44 max-w-full px-2', className)} {...props} />
  );
}
