import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Details } from '@/components/details';
import { FormAlert } from '@/components/form-alert';
import { Card, Section } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useRenameProject } from '../api/rename-project';
import type { ProjectSettings } from '../api/settings';

export function General({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation('settings');
  const rename = useRenameProject(settings.slug);
  const { register, handleSubmit, setError, reset, formState } = useForm({
    defaultValues: { name: settings.name },
  });
  const { errors, isSubmitting, isDirty } = formState;

  const submit = handleSubmit(async ({ name }) => {
    try {
      await rename.mutateAsync(name.trim());
      reset({ name: name.trim() });
      toast({ title: t('saved') });
    } catch (error) {
      showFormErrors(error, ['name'], setError);
    }
  });

  return (
    <Section id="general" title={t('general.title')}>
      <Card>
        <form noValidate onSubmit={submit} className="grid gap-4">
          <FormAlert message={errors.root?.server?.message} />
          <TextField
            label={t('general.name')}
            autoComplete="off"
            error={errors.name?.message}
            {...register('name', {
              validate: (name) => name.trim() !== '' || t('general.nameMissing'),
            })}
          />
          <Details
            entries={[
              [t('general.slug'), <code key="slug">{settings.slug}</code>],
              [t('general.databaseSchema'), <code key="db">{settings.databaseSchema}</code>],
              [t('general.revision'), settings.revision],
            ]}
          />
          <div>
            <SubmitButton pending={isSubmitting} disabled={!isDirty}>
              {t('save')}
            </SubmitButton>
          </div>
        </form>
      </Card>
    </Section>
  );
}
