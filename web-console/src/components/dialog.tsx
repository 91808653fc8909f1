import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import { Button } from './button';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
};

export const overlayStyle = 'fixed inset-0 z-40 animate-fade-in bg-overlay';

/** In the middle of the window; on a phone it fills the width. Focus goes in and comes back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  className,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content
          {...(!description && { 'aria-describedby': undefined })}
          className={cn(
            'fixed inset-x-3 top-[8vh] z-50 mx-auto flex max-h-[84vh] max-w-lg animate-rise-in flex-col rounded-xl border border-border bg-raised shadow-xl',
            className,
          )}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-1">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-muted text-sm">
                  {description}
                </Radix.Description>
              )}
            </div>
            <DialogClose />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogClose() {
  const { t } = useTranslation();
  return (
    <Radix.Close asChild>
      <Button variant="ghost" size="iconSmall" aria-label={t('close')} className="-mr-2">
        <X aria-hidden className="size-4" />
      </Button>
    </Radix.Close>
  );
}

/** The buttons at the end of a dialog's form. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="mt-1 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
  );
}
