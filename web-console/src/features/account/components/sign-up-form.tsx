import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { z } from '@/lib/zod';
import { useSignUp } from '../api/sign-up';
import { email, newPassword } from './credentials';

export function SignUpForm() {
  const { t } = useTranslation('account');
  const signUp = useSignUp();
  const schema = useMemo(
    () => z.object({ name: z.string().trim(), email: email(t), password: newPassword(t) }),
    [t],
  );
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', email: '', password: '' },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async ({ name, ...credentials }) => {
    if (!signUp.isPending) {
      await signUp
        .mutateAsync({ ...credentials, name: name || null })
        .catch((error) => showFormErrors(error, ['name', 'email', 'password'], setError));
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
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...register('email')}
      />
      <TextField
        label={t('password.label')}
        type="password"
        autoComplete="new-password"
        hint={t('password.hint')}
        error={errors.password?.message}
        {...register('password')}
      />
      <SubmitButton pending={isSubmitting}>{t('signUp.action')}</SubmitButton>
    </form>
  );
}
