import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { controlStyle, Field, type FieldProps } from './field';

type TextFieldProps = ComponentProps<'input'> & FieldProps & { inputClassName?: string };

export function TextField({
  label,
  optional,
  hint,
  error,
  className,
  hideLabel,
  inputClassName,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ label, optional, hint, error, className, hideLabel }}>
      {(control) => (
        <input className={cn('h-9', controlStyle, inputClassName)} {...input} {...control} />
      )}
    </Field>
  );
}

type TextareaFieldProps = ComponentProps<'textarea'> & FieldProps & { inputClassName?: string };

export function TextareaField({
  label,
  optional,
  hint,
  error,
  className,
  hideLabel,
  inputClassName,
  ...textarea
}: TextareaFieldProps) {
  return (
    <Field {...{ label, optional, hint, error, className, hideLabel }}>
      {(control) => (
        <textarea
          rows={4}
          className={cn('py-2', controlStyle, inputClassName)}
          {...textarea}
          {...control}
        />
      )}
    </Field>
  );
}
