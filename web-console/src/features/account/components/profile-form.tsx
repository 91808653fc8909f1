import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { useFormat } from '@/i18n/use-format';
import { showFormErrors } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import type { AccountDetails } from '../api/account';
import { useUpdateAccount } from '../api/update-account';

export function ProfileForm({ account }: { account: AccountDetails }) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const update = useUpdateAccount();
  const { register, handleSubmit, setError, reset, formState } = useForm({
    defaultValues: { name: account.name ?? '' },
  });
  const { errors, isSubmitting, isDirty } = formState;

  const submit = handleSubmit(async ({ name }) => {
    try {
      await update.mutateAsync(name.trim() || null);
      reset({ name: name.trim() });
      toast({ title: t('profile.saved') });
    } catch (error) {
      showFormErrors(error, ['name'], setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
      <TextField
        label={t('name')}
        optional
        autoComplete="name"
        error={errors.name?.message}
        {...register('name')}
      />
      <TextField
        label={t('email.label')}
        value={account.email}
        readOnly
        hint={t('profile.since', { date: format.date(account.createdAt) })}
        inputClassName="bg-subtle"
      />
      <div>
        <SubmitButton pending={isSubmitting} disabled={!isDirty}>
          {t('profile.save')}
        </SubmitButton>
      </div>
    </form>
  );
}
