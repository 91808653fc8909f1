import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { controlStyle, Field, type FieldProps } from './field';

export type SelectOption<Value extends string = string> = {
  value: Value;
  label: string;
  disabled?: boolean;
};

type SelectFieldProps = Omit<ComponentProps<'select'>, 'children'> &
  FieldProps & { options: readonly SelectOption[]; placeholder?: string };

/** The browser's own list: right on phones, with every keyboard and every screen reader. */
export function SelectField({
  label,
  optional,
  hint,
  error,
  className,
  hideLabel,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ label, optional, hint, error, className, hideLabel }}>
      {(control) => <Select {...select} {...control} />}
    </Field>
  );
}

type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly SelectOption[];
  /** Shown for the empty value. */
  placeholder?: string;
};

export function Select({ options, placeholder, className, ...select }: SelectProps) {
  return (
    <span className="relative block min-w-0">
      <select
        className={cn('h-9 appearance-none truncate pr-8', controlStyle, 'pr-8', className)}
        {...select}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
