import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';

export type FieldProps = {
  label: string;
  optional?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string | undefined;
  /** The label stays for screen readers alone. */
  hideLabel?: boolean | undefined;
};

/** What a control inside a field must carry, so that its label, hint and error belong to it. */
export type ControlProps = {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
};

type Props = FieldProps & { children: (control: ControlProps) => ReactNode };

export function Field({ label, optional, hint, error, className, hideLabel, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const hintId = hint && !error ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className={cn('font-medium text-sm', hideLabel && 'sr-only')}>
        {label}
        {optional && <span className="font-normal text-muted"> {t('optional')}</span>}
      </label>
      {children({
        id,
        'aria-invalid': Boolean(error),
        'aria-describedby': errorId ?? hintId,
      })}
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

export const controlStyle =
  'w-full rounded-md border border-input bg-surface px-3 text-base placeholder:text-muted aria-invalid:border-danger disabled:opacity-60 sm:text-sm';
