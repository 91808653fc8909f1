import { zodResolver } from '@hookform/resolvers/zod';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { z } from '@/lib/zod';
import { useCreateProject } from '../api/create-project';

const schema = z.object({ name: z.string().trim().min(1, 'Give the project a name.') });

export function CreateProjectForm() {
  const navigate = useNavigate();
  const createProject = useCreateProject();
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '' },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (values) => {
    if (createProject.isPending) {
      return;
    }
    try {
      const { slug } = await createProject.mutateAsync(values);
      await navigate({ to: '/projects/$slug/graphiql', params: { slug } });
    } catch (error) {
      showFormErrors(error, ['name'], setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} aria-label="Create a project" className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
      <div className="flex flex-col gap-3 sm:flex-row sm:items-start">
        <TextField
          label="Project name"
          placeholder="Reading list"
          autoComplete="off"
          className="flex-1"
          error={errors.name?.message}
          {...register('name')}
        />
        <SubmitButton pending={isSubmitting} className="sm:mt-6.5">
          Create project
        </SubmitButton>
      </div>
    </form>
  );
}
