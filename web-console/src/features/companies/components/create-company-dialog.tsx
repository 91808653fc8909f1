import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Dialog, DialogActions } from '@/components/dialog';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { useCreateCompany } from '../api/create-company';

type CreateCompanyDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

export function CreateCompanyDialog({ open, onOpenChange }: CreateCompanyDialogProps) {
  const { t } = useTranslation('companies');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('createCompany.title')}
      description={t('createCompany.description')}
    >
      <CreateCompanyForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function CreateCompanyForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['companies', 'common']);
  const navigate = useNavigate();
  const create = useCreateCompany();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { name: '' } });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async ({ name }) => {
    try {
      const company = await create.mutateAsync(name.trim());
      onDone();
      await navigate({ to: '/companies/$company', params: { company: company.slug } });
    } catch (error) {
      showFormErrors(error, ['name'], setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
      <TextField
        label={t('createCompany.name')}
        autoComplete="organization"
        error={errors.name?.message}
        {...register('name', {
          validate: (name) => name.trim() !== '' || t('createCompany.nameMissing'),
        })}
      />
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <SubmitButton pending={isSubmitting}>{t('createCompany.action')}</SubmitButton>
      </DialogActions>
    </form>
  );
}
