import { zodResolver } from '@hookform/resolvers/zod';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { slugOf } from '@/lib/slug';
import { z } from '@/lib/zod';
import { useCreateProject } from '../api/create-project';

type CreateProjectFormProps = { companySlug: string | null; autoFocus?: boolean };

/** The name is enough; the address follows from it until somebody writes another. */
export function CreateProjectForm({ companySlug, autoFocus = false }: CreateProjectFormProps) {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const createProject = useCreateProject();
  const schema = useMemo(
    () =>
      z.object({
        name: z.string().trim().min(1, t('form.nameMissing')),
        slug: z.string().regex(/^([a-z][a-z0-9-]{1,62})?$/, t('form.slugMalformed')),
      }),
    [t],
  );
  const { register, handleSubmit, setError, watch, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', slug: '' },
  });
  const { errors, isSubmitting } = formState;
  const { name, slug } = watch();
  const address = slug || slugOf(name) || slugOf(t('form.namePlaceholder'));

  const submit = handleSubmit(async (values) => {
    if (createProject.isPending) {
      return;
    }
    try {
      const created = await createProject.mutateAsync({
        name: values.name,
        slug: values.slug || null,
        companySlug,
      });
      await navigate({ to: '/projects/$project/overview', params: { project: created.slug } });
    } catch (error) {
      showFormErrors(error, ['name', 'slug'], setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} aria-label={t('form.label')} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
      <TextField
        label={t('form.name')}
        placeholder={t('form.namePlaceholder')}
        autoComplete="off"
        autoFocus={autoFocus}
        error={errors.name?.message}
        {...register('name')}
      />
      <TextField
        label={t('form.slug')}
        optional
        placeholder={slugOf(name)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputClassName="font-mono"
        hint={t('form.slugHint', { endpoint: `/graphql/${address}` })}
        error={errors.slug?.message}
        {...register('slug')}
      />
      <div>
        <SubmitButton pending={isSubmitting}>{t('form.action')}</SubmitButton>
      </div>
    </form>
  );
}
