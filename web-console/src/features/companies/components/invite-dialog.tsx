import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { Dialog, DialogActions } from '@/components/dialog';
import { FormAlert } from '@/components/form-alert';
import { RadioCards } from '@/components/radio-cards';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { z } from '@/lib/zod';
import type { CompanyDetails, Role } from '../api/company';
import { useInviteMember } from '../api/invite-member';
import { rolesToGive } from './role-select';

type InviteDialogProps = {
  company: CompanyDetails;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

type Sent = { email: string; code: string };

/** Weft sends no mail: whoever invites hands the link on, which is shown this once. */
export function InviteDialog({ company, open, onOpenChange }: InviteDialogProps) {
  const { t } = useTranslation('companies');
  const [sent, setSent] = useState<Sent>();

  function change(next: boolean) {
    onOpenChange(next);
    if (!next) {
      setSent(undefined);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={sent ? t('invite.sentTitle', { email: sent.email }) : t('invite.title')}
      description={sent ? t('invite.sentDescription') : t('invite.description')}
    >
      {sent ? (
        <InvitationLink code={sent.code} onDone={() => change(false)} />
      ) : (
        <InviteForm company={company} onSent={setSent} onCancel={() => change(false)} />
      )}
    </Dialog>
  );
}

function InvitationLink({ code, onDone }: { code: string; onDone: () => void }) {
  const { t } = useTranslation('companies');
  const link = `${window.location.origin}/console/invitation#${encodeURIComponent(code)}`;
  return (
    <div className="grid gap-4">
      <TextField
        label={t('invite.link')}
        readOnly
        value={link}
        inputClassName="font-mono text-xs"
        onFocus={(event) => event.target.select()}
      />
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {t('invite.done')}
        </Button>
        <CopyButton text={link} label={t('invite.copy')} variant="primary" size="medium" />
      </DialogActions>
    </div>
  );
}

type InviteFormProps = {
  company: CompanyDetails;
  onSent: (sent: Sent) => void;
  onCancel: () => void;
};

function InviteForm({ company, onSent, onCancel }: InviteFormProps) {
  const { t } = useTranslation(['companies', 'common']);
  const invite = useInviteMember(company.slug);
  const schema = useMemo(
    () =>
      z.object({
        email: z
          .string()
          .trim()
          .regex(/^[^\s@]+@[^\s@]+$/, t('invite.emailMalformed')),
        role: z.enum(['OWNER', 'ADMIN', 'MEMBER']),
      }),
    [t],
  );
  const { register, handleSubmit, setError, setValue, watch, formState } = useForm<{
    email: string;
    role: Role;
  }>({ resolver: zodResolver(schema), defaultValues: { email: '', role: 'MEMBER' } });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (values) => {
    try {
      const { email, code } = await invite.mutateAsync(values);
      onSent({ email, code: code ?? '' });
    } catch (error) {
      showFormErrors(error, ['email'], setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
      <TextField
        label={t('invite.email')}
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        {...register('email')}
      />
      <RadioCards<Role>
        label={t('members.role')}
        value={watch('role')}
        options={rolesToGive(company.myRole)
          .toReversed()
          .map((role) => ({
            value: role,
            label: t(`common:memberRole.${role}`),
            hint: t(`roles.${role}`),
          }))}
        onValueChange={(role) => setValue('role', role)}
      />
      <DialogActions>
        <Button variant="outline" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <SubmitButton pending={isSubmitting}>{t('invite.action')}</SubmitButton>
      </DialogActions>
    </form>
  );
}
