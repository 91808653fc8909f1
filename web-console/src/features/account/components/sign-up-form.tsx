import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { z } from '@/lib/zod';
import { useSignUp } from '../api/sign-up';
import { email, newPassword } from './credentials';

const schema = z.object({ name: z.string().trim(), email, password: newPassword });

export function SignUpForm() {
  const signUp = useSignUp();
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
        label="Name"
        optional
        autoComplete="name"
        error={errors.name?.message}
        {...register('name')}
      />
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...register('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters."
        error={errors.password?.message}
        {...register('password')}
      />
      <SubmitButton pending={isSubmitting}>Create account</SubmitButton>
    </form>
  );
}
