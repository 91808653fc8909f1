import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select-field';
import type { Column, ValueType } from '@/lib/documents/model';
import type { Inner } from './filter';
import { ListInput } from './list-input';
import { DATE_PARTS, innerOperators, operatorOf, PATH_TYPES, type PathType } from './operators';
import { SmallInput, ValueInput } from './value-input';

type OperandInputProps = {
  column: Pick<Column, 'type' | 'options' | 'label'>;
  operator: string;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** What an operator compares with. */
export function OperandInput({ column, operator, value, onChange }: OperandInputProps) {
  const { t } = useTranslation('data');
  const label = t('valueOf', { label: column.label });
  const plain = { label, type: column.type, options: column.options, value, onChange };
  switch (operatorOf(column.type, operator)?.operand) {
    case 'one':
      return <ValueInput {...plain} />;
    case 'many':
      return <ListInput {...plain} />;
    case 'range':
      return <RangeInput {...plain} />;
    case 'text':
    case 'search':
    case 'similar':
      return <ValueInput {...plain} type="TEXT" />;
    case 'texts':
      return <ListInput {...plain} type="TEXT" />;
    case 'duration':
      return <DurationInput label={label} value={value} onChange={onChange} />;
    case 'part':
      return <InnerInput label={label} type="INTEGER" value={value} onChange={onChange} parts />;
    case 'length':
      return <InnerInput label={label} type="INTEGER" value={value} onChange={onChange} />;
    case 'element':
      return <InnerInput label={label} type="TEXT" value={value} onChange={onChange} />;
    case 'path':
      return <PathInput label={label} value={value} onChange={onChange} />;
    default:
      return null;
  }
}

type Plain = {
  label: string;
  type: ValueType;
  options: Column['options'];
  value: unknown;
  onChange: (value: unknown) => void;
};

function RangeInput({ label, type, options, value, onChange }: Plain) {
  const { t } = useTranslation('data');
  const [from = null, to = null] = Array.isArray(value) ? value : [];
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <ValueInput
        label={`${label}, ${t('from')}`}
        type={type}
        options={options}
        value={from}
        onChange={(next) => onChange([next, to])}
      />
      <span className="text-muted text-sm">{t('and')}</span>
      <ValueInput
        label={`${label}, ${t('to')}`}
        type={type}
        options={options}
        value={to}
        onChange={(next) => onChange([from, next])}
      />
    </span>
  );
}

const UNITS = {
  minutes: 'PT#M',
  hours: 'PT#H',
  days: 'P#D',
  weeks: 'P#W',
  months: 'P#M',
  years: 'P#Y',
};
type Unit = keyof typeof UNITS;

type Simple = { label: string; value: unknown; onChange: (value: unknown) => void };

function DurationInput({ label, value, onChange }: Simple) {
  const { t } = useTranslation('data');
  const { amount, unit } = readDuration(value);
  const write = (nextAmount: string, nextUnit: Unit) =>
    onChange(/^\d{1,5}$/.test(nextAmount) ? UNITS[nextUnit].replace('#', nextAmount) : null);
  return (
    <span className="flex gap-1.5">
      <SmallInput
        type="number"
        min={1}
        className="w-20"
        aria-label={label}
        value={amount}
        onChange={(event) => write(event.target.value, unit)}
      />
      <Select
        aria-label={t('unit')}
        className="h-8"
        value={unit}
        options={Object.keys(UNITS).map((name) => ({
          value: name,
          label: t(`units.${name as Unit}`),
        }))}
        onChange={(event) => write(amount || '1', event.target.value as Unit)}
      />
    </span>
  );
}

export function readDuration(value: unknown): { amount: string; unit: Unit } {
  const text = typeof value === 'string' ? value : '';
  const amount = /\d+/.exec(text)?.[0] ?? '';
  const found = (Object.entries(UNITS) as [Unit, string][]).find(
    ([, form]) => form === text.replace(/\d+/, '#'),
  );
  return { amount, unit: found?.[0] ?? 'days' };
}

type InnerInputProps = Simple & { type: ValueType; parts?: boolean };

/** A comparison of something inside the value. */
function InnerInput({ label, type, value, onChange, parts = false }: InnerInputProps) {
  const { t } = useTranslation('data');
  const inner = innerOf(value, type === 'TEXT' ? 'icontains' : 'eq', parts ? 'year' : undefined);
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {parts && (
        <Select
          aria-label={t('partOfDate')}
          className="h-8"
          value={inner.inside ?? 'year'}
          options={DATE_PARTS.map((part) => ({ value: part, label: t(`parts.${part}`) }))}
          onChange={(event) => onChange({ ...inner, inside: event.target.value })}
        />
      )}
      <OperatorSelect
        type={type}
        value={inner.operator}
        onChange={(operator) => onChange({ ...inner, operator, value: null })}
      />
      <OperandInput
        column={{ type, options: [], label }}
        operator={inner.operator}
        value={inner.value}
        onChange={(next) => onChange({ ...inner, value: next })}
      />
    </span>
  );
}

function PathInput({ label, value, onChange }: Simple) {
  const { t } = useTranslation('data');
  const inner = { as: 'text', ...innerOf(value, 'eq', '') };
  const type = PATH_TYPES[inner.as as PathType] ?? 'TEXT';
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <SmallInput
        aria-label={t('jsonPath')}
        placeholder="seo.score"
        className="w-36 font-mono"
        value={inner.inside ?? ''}
        onChange={(event) => onChange({ ...inner, inside: event.target.value })}
      />
      <Select
        aria-label={t('comparedAs')}
        className="h-8"
        value={inner.as}
        options={(Object.keys(PATH_TYPES) as PathType[]).map((as) => ({
          value: as,
          label: t(`pathTypes.${as}`),
        }))}
        onChange={(event) =>
          onChange({ ...inner, as: event.target.value, operator: 'eq', value: null })
        }
      />
      <OperatorSelect
        type={type}
        value={inner.operator}
        onChange={(operator) => onChange({ ...inner, operator, value: null })}
      />
      <OperandInput
        column={{ type, options: [], label }}
        operator={inner.operator}
        value={inner.value}
        onChange={(next) => onChange({ ...inner, value: next })}
      />
    </span>
  );
}

function innerOf(value: unknown, operator: string, inside: string | undefined): Inner {
  const inner = value as Inner | null;
  return inner ?? { operator, value: null, ...(inside !== undefined && { inside }) };
}

type OperatorSelectProps = { type: ValueType; value: string; onChange: (operator: string) => void };

export function OperatorSelect({ type, value, onChange }: OperatorSelectProps) {
  const { t } = useTranslation('data');
  return (
    <Select
      aria-label={t('operator')}
      className="h-8"
      value={value}
      options={innerOperators(type).map(({ id }) => ({
        value: id,
        label: t(`operators.${id as 'eq'}`),
      }))}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
