import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps } from './button';
import { Tooltip } from './tooltip';

type IconButtonProps = Omit<ButtonProps, 'children' | 'asChild'> & {
  icon: LucideIcon;
  /** Its name, also shown on hover and focus. */
  label: string;
  keys?: string;
};

export function IconButton({ icon: Icon, label, keys, variant, size, ...props }: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys && { keys })}>
      <Button aria-label={label} variant={variant ?? 'ghost'} size={size ?? 'iconSmall'} {...props}>
        <Icon aria-hidden className="size-4" />
      </Button>
    </Tooltip>
  );
}
