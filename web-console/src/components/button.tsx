import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

const buttonStyle = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium text-sm motion-safe:transition-colors disabled:pointer-events-none disabled:opacity-60 aria-disabled:opacity-60 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-foreground hover:bg-accent-hover',
        outline: 'border border-border-strong bg-surface hover:bg-hover',
        ghost: 'text-muted hover:bg-hover hover:text-foreground',
        danger: 'bg-danger-strong text-white hover:bg-danger-strong-hover',
        dangerOutline: 'border border-danger-border bg-surface text-danger hover:bg-danger-surface',
        link: 'text-accent underline underline-offset-4 hover:text-accent-hover',
      },
      size: {
        medium: 'h-9 px-4',
        small: 'h-8 px-3',
        icon: 'size-9',
        iconSmall: 'size-8',
        inline: 'h-auto p-0',
      },
    },
    defaultVariants: { variant: 'primary', size: 'medium' },
  },
);

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & { asChild?: boolean };

export function Button({ asChild, variant, size, className, type, ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button';
  return (
    <Element
      {...(!asChild && { type: type ?? 'button' })}
      className={cn(buttonStyle({ variant, size }), className)}
      {...props}
    />
  );
}
