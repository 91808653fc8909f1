import { Switch as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn';

type SwitchFieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean | undefined;
  className?: string;
  onCheckedChange: (checked: boolean) => void;
};

/** For what takes effect at once; a form that is saved later has checkboxes. */
export function SwitchField({ label, hint, className, ...props }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className={cn('flex items-start justify-between gap-4', className)}>
      <div className="grid gap-0.5">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-muted text-sm">
            {hint}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 h-5 w-9 shrink-0 rounded-full border border-input bg-subtle p-0.5 motion-safe:transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
        {...props}
      >
        <Radix.Thumb className="block size-3.5 rounded-full bg-muted motion-safe:transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-accent-foreground" />
      </Radix.Root>
    </div>
  );
}
