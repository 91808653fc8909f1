import { AlertDialog as Radix } from 'radix-ui';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '@/lib/platform/describe-error';
import { Button } from './button';
import { overlayStyle } from './dialog';
import { FormAlert } from './form-alert';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** What the button says: the deed, never "OK". */
  action: string;
  danger?: boolean;
  /** Must be typed before the button works. */
  typed?: string;
  onConfirm: () => Promise<unknown>;
};

/** Closes when the deed is done, and stays with the reason when it fails. */
export function ConfirmDialog({ open, onOpenChange, ...content }: ConfirmDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content className="fixed inset-x-3 top-[12vh] z-50 mx-auto grid max-w-md animate-rise-in gap-4 rounded-xl border border-border bg-raised p-5 shadow-xl">
          <Confirmation {...content} onDone={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ConfirmationProps = Omit<ConfirmDialogProps, 'open' | 'onOpenChange'> & {
  onDone: () => void;
};

function Confirmation(props: ConfirmationProps) {
  const { title, description, action, danger = true, typed, onConfirm, onDone } = props;
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const ready = typed === undefined || text === typed;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending || !ready) {
      return;
    }
    setPending(true);
    setError(undefined);
    try {
      await onConfirm();
      onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={submit} className="contents">
      <div>
        <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
        <Radix.Description asChild>
          <div className="mt-1.5 text-muted text-sm">{description}</div>
        </Radix.Description>
      </div>
      <FormAlert message={error ? describeError(error) : undefined} />
      {typed !== undefined && (
        <TextField
          label={t('typeToConfirm', { text: typed })}
          value={text}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputClassName="font-mono"
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Radix.Cancel asChild>
          <Button variant="outline">{t('cancel')}</Button>
        </Radix.Cancel>
        <SubmitButton pending={pending} disabled={!ready} variant={danger ? 'danger' : 'primary'}>
          {action}
        </SubmitButton>
      </div>
    </form>
  );
}
