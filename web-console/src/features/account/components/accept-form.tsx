import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { describeError } from '@/lib/platform/describe-error';
import { useAcceptInvitation } from '../api/accept-invitation';

/** With the code of a link there is only the button; without it the code can be typed. */
export function AcceptForm({ code }: { code: string }) {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const [typed, setTyped] = useState(code);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (accept.isPending || !typed.trim()) {
      return;
    }
    const company = await accept.mutateAsync(typed.trim()).catch(() => undefined);
    if (company) {
      await navigate({ to: '/companies/$company', params: { company: company.slug } });
    }
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <p className="text-muted text-sm">{t('invitation.member')}</p>
      <FormAlert message={accept.error ? describeError(accept.error) : undefined} />
      <TextField
        label={t('invitation.code')}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        inputClassName="font-mono"
        onChange={(event) => setTyped(event.target.value)}
      />
      <SubmitButton pending={accept.isPending}>{t('invitation.accept')}</SubmitButton>
    </form>
  );
}
