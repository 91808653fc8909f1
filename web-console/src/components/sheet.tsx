import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { DialogClose, overlayStyle } from './dialog';

type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  side?: 'left' | 'right';
  /** Stays visible below what scrolls. */
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A drawer for details of what is behind it. */
export function Sheet({
  open,
  onOpenChange,
  title,
  description,
  side = 'right',
  footer,
  className,
  children,
}: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content
          {...(!description && { 'aria-describedby': undefined })}
          className={cn(
            'fixed inset-y-0 z-50 flex w-full max-w-xl flex-col bg-raised shadow-xl',
            side === 'right'
              ? 'right-0 animate-slide-in border-border sm:border-l'
              : 'left-0 animate-slide-in-left border-border border-r',
            className,
          )}
        >
          <header className="flex items-start gap-4 border-border border-b px-5 py-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="break-words font-semibold text-base">{title}</Radix.Title>
              {description && (
                <Radix.Description asChild>
                  <div className="mt-0.5 text-muted text-sm">{description}</div>
                </Radix.Description>
              )}
            </div>
            <DialogClose />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <footer className="border-border border-t px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
