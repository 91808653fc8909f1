import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from './button';

type SubmitButtonProps = ComponentProps<typeof Button> & { pending: boolean };

/** Keeps its name and focus while the form is under way, so that neither is lost. */
export function SubmitButton({ pending, children, ...props }: SubmitButtonProps) {
  return (
    <Button type="submit" aria-disabled={pending} aria-busy={pending} {...props}>
      {pending && <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />}
      {children}
    </Button>
  );
}
