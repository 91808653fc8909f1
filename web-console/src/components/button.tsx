import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium text-sm motion-safe:transition-colors disabled:pointer-events-none disabled:opacity-60',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-foreground hover:bg-accent-hover',
        outline: 'border border-border bg-surface hover:bg-subtle',
        ghost: 'text-muted hover:bg-subtle hover:text-foreground',
      },
      size: { medium: 'h-9 px-4', small: 'h-8 px-3' },
    },
    defaultVariants: { variant: 'primary', size: 'medium' },
  },
);

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & { asChild?: boolean };

export function Button({ asChild, variant, size, className, ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button';
  return <Element className={cn(buttonStyle({ variant, size }), className)} {...props} />;
}
