import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { Dialog, DialogActions } from '@/components/dialog';
import { Notice } from '@/components/notice';
import { TextField } from '@/components/text-field';
import { CreateKeyForm } from './create-key-form';

type CreateKeyDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the secret once; with the dialog it is gone. */
export function CreateKeyDialog({ open, onOpenChange }: CreateKeyDialogProps) {
  const { t } = useTranslation('api');
  const [secret, setSecret] = useState<string>();

  function change(next: boolean) {
    onOpenChange(next);
    if (!next) {
      setSecret(undefined);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={secret ? t('keys.createdTitle') : t('keys.createTitle')}
    >
      {secret ? (
        <div className="grid gap-4">
          <Notice tone="warning">{t('keys.copyNow')}</Notice>
          <TextField
            label={t('keys.secret')}
            readOnly
            value={secret}
            inputClassName="font-mono text-xs"
            onFocus={(event) => event.target.select()}
          />
          <DialogActions>
            <Button variant="outline" onClick={() => change(false)}>
              {t('keys.done')}
            </Button>
            <CopyButton text={secret} label={t('keys.copy')} variant="primary" size="medium" />
          </DialogActions>
        </div>
      ) : (
        <CreateKeyForm onCreated={setSecret} onCancel={() => change(false)} />
      )}
    </Dialog>
  );
}
