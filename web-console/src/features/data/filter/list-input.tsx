import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Popover } from '@/components/popover';
import type { SelectOption } from '@/lib/documents/catalog';
import type { ValueType } from '@/lib/documents/model';
import { editText, parseValue, sameValue } from '@/lib/documents/value';
import { ChoiceList } from '../components/choice-list';
import { OptionBadge } from '../components/option-badge';
import { SmallInput } from './value-input';

type ListInputProps = {
  label: string;
  type: ValueType;
  options?: readonly SelectOption[];
  value: unknown;
  onChange: (value: unknown) => void;
};

/** Several values: options are chosen, others are typed with commas between them. */
export function ListInput(props: ListInputProps) {
  return props.type === 'SELECT' || props.type === 'MULTI_SELECT' ? (
    <OptionsInput {...props} />
  ) : (
    <CommaInput {...props} />
  );
}

function OptionsInput({ label, options = [], value, onChange }: ListInputProps) {
  const { t } = useTranslation('data');
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const choices = options.map((option, place) => ({
    value: option.apiName,
    label: option.label,
    shown: <OptionBadge option={option} name={option.apiName} place={place + 1} />,
  }));
  const labels = options.filter(({ apiName }) => chosen.includes(apiName)).map((o) => o.label);

  function toggle(name: string) {
    const next = chosen.includes(name)
      ? chosen.filter((other) => other !== name)
      : [...chosen, name];
    onChange(next.length > 0 ? next : null);
  }

  return (
    <Popover
      label={label}
      className="p-1"
      trigger={
        <Button
          variant="outline"
          size="small"
          aria-label={`${label}: ${labels.join(', ')}`}
          className="min-w-0 justify-between border-input px-2 font-normal"
        >
          <span className="truncate">{labels.join(', ') || t('choose')}</span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      }
    >
      <ChoiceList label={label} choices={choices} selected={chosen} onChoose={toggle} />
    </Popover>
  );
}

function CommaInput({ label, type, value, onChange }: ListInputProps) {
  const { t } = useTranslation('data');
  const element: ValueType = type === 'TEXT_LIST' ? 'TEXT' : type;
  const written = (list: unknown) =>
    (Array.isArray(list) ? list : []).map((item) => editText(element, item)).join(', ');
  const [typed, setTyped] = useState({ text: written(value), value });
  const text = sameValue(typed.value, value) ? typed.text : written(value);
  const bad = readList(element, text) === undefined;

  function change(next: string) {
    const list = readList(element, next);
    const nextValue = list && list.length > 0 ? list : null;
    setTyped({ text: next, value: nextValue });
    onChange(nextValue);
  }

  return (
    <SmallInput
      aria-label={label}
      aria-invalid={bad}
      placeholder={t('separatedByCommas')}
      value={text}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function readList(type: ValueType, text: string): unknown[] | undefined {
  const parsed = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => parseValue(type, part));
  return parsed.every((item) => item.ok) ? parsed.map((item) => item.ok && item.value) : undefined;
}
