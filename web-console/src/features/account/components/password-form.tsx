import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { z } from '@/lib/zod';
import { useChangePassword } from '../api/change-password';
import { currentPassword, newPassword } from './credentials';

export function PasswordForm() {
  const { t } = useTranslation('account');
  const change = useChangePassword();
  const schema = useMemo(
    () => z.object({ current: currentPassword(t), next: newPassword(t) }),
    [t],
  );
  const { register, handleSubmit, setError, reset, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { current: '', next: '' },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (passwords) => {
    try {
      await change.mutateAsync(passwords);
      reset();
      toast({ title: t('passwordForm.changed') });
    } catch (error) {
      showFormErrors(error, ['current', 'next'], setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
      <TextField
        label={t('passwordForm.current')}
        type="password"
        autoComplete="current-password"
        error={errors.current?.message}
        {...register('current')}
      />
      <TextField
        label={t('passwordForm.next')}
        type="password"
        autoComplete="new-password"
        hint={t('password.hint')}
        error={errors.next?.message}
        {...register('next')}
      />
      <div>
        <SubmitButton pending={isSubmitting}>{t('passwordForm.action')}</SubmitButton>
      </div>
    </form>
  );
}
