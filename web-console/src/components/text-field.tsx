import { type ComponentProps, useId } from 'react';
import { cn } from '@/lib/cn';

type TextFieldProps = ComponentProps<'input'> & {
  label: string;
  optional?: boolean;
  hint?: string;
  error?: string | undefined;
};

export function TextField({ label, optional, hint, error, className, ...input }: TextFieldProps) {
  const id = useId();
  const hintId = hint && !error ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={cn('grid gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <input
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={errorId ?? hintId}
        className="h-9 w-full rounded-md border border-input bg-surface px-3 text-base aria-invalid:border-danger sm:text-sm"
        {...input}
      />
      {hintId && (
        <p id={hintId} className="text-muted text-xs">
          {hint}
        </p>
      )}
      {errorId && (
        <p id={errorId} role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
