import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import { cn } from '@/lib/cn';

type RadioCard<Value extends string> = { value: Value; label: string; hint?: string };

type RadioCardsProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly RadioCard<Value>[];
  onValueChange: (value: Value) => void;
  className?: string;
};

/** A choice between a few things that need a sentence each. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, value, options, onValueChange, className } = props;
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span id={`${id}-label`} className="font-medium text-sm">
        {label}
      </span>
      <RadioGroup.Root
        aria-labelledby={`${id}-label`}
        value={value}
        onValueChange={(next) => onValueChange(next as Value)}
        className={cn('grid gap-2', className)}
      >
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className="flex items-start gap-3 rounded-lg border border-border-strong bg-surface px-3 py-2.5 hover:bg-hover has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-surface"
          >
            <RadioGroup.Item
              id={`${id}-${option.value}`}
              value={option.value}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-input bg-surface data-[state=checked]:border-accent"
            >
              <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
            </RadioGroup.Item>
            <span className="grid gap-0.5">
              <span className="font-medium text-sm">{option.label}</span>
              {option.hint && (
                <span id={`${id}-${option.value}-hint`} className="text-muted text-xs">
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
