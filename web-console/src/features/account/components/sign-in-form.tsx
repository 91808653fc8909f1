import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { z } from '@/lib/zod';
import { useSignIn } from '../api/sign-in';
import { currentPassword, email } from './credentials';

export function SignInForm() {
  const { t } = useTranslation('account');
  const signIn = useSignIn();
  const schema = useMemo(() => z.object({ email: email(t), password: currentPassword(t) }), [t]);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: '', password: '' },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (values) => {
    if (!signIn.isPending) {
      await signIn
        .mutateAsync(values)
        .catch((error) => showFormErrors(error, ['email', 'password'], setError));
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
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
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password')}
      />
      <SubmitButton pending={isSubmitting}>{t('signIn.action')}</SubmitButton>
    </form>
  );
}
