import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { DialogActions } from '@/components/dialog';
import { FormAlert } from '@/components/form-alert';
import { RadioCards } from '@/components/radio-cards';
import { SelectField } from '@/components/select-field';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { useCreateApiKey } from '@/lib/api-key/create-api-key';
import { showFormErrors } from '@/lib/form-errors';
import { useProject } from '@/lib/project/use-project';
import { z } from '@/lib/zod';

type Kind = 'PUBLISHABLE' | 'SECRET';
type Values = { name: string; kind: Kind; role: string; expiry: string };

const EXPIRIES = ['', '7', '30', '90', '365'] as const;
const DAY = 86_400_000;
/** Roles that policies do not bind; a key acts as one of them by its kind alone. */
const UNBOUND = ['owner', 'admin', 'service'];

type CreateKeyFormProps = { onCreated: (secret: string) => void; onCancel: () => void };

export function CreateKeyForm({ onCreated, onCancel }: CreateKeyFormProps) {
  const { t } = useTranslation(['api', 'common']);
  const project = useProject();
  const create = useCreateApiKey(project.slug);
  const schema = useMemo(
    () =>
      z.object({
        name: z.string().trim().min(1, t('keys.nameMissing')),
        kind: z.enum(['PUBLISHABLE', 'SECRET']),
        role: z.string(),
        expiry: z.string(),
      }),
    [t],
  );
  const { register, handleSubmit, setError, setValue, watch, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', kind: 'PUBLISHABLE', role: '', expiry: '' },
  });
  const { errors, isSubmitting } = formState;
  const kind = watch('kind');

  const submit = handleSubmit(async ({ name, role, expiry }) => {
    try {
      const { secret } = await create.mutateAsync({
        name,
        kind,
        role: role || null,
        expiresAt: expiry ? new Date(Date.now() + Number(expiry) * DAY).toISOString() : null,
      });
      onCreated(secret);
    } catch (error) {
      showFormErrors(error, ['name', 'role', 'kind'], setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message ?? errors.kind?.message} />
      <TextField
        label={t('keys.name')}
        placeholder={t('keys.namePlaceholder')}
        autoComplete="off"
        error={errors.name?.message}
        {...register('name')}
      />
      <RadioCards<Kind>
        label={t('keys.kind')}
        value={kind}
        options={[
          {
            value: 'PUBLISHABLE',
            label: t('keys.kinds.PUBLISHABLE'),
            hint: t('keys.kindHints.PUBLISHABLE'),
          },
          { value: 'SECRET', label: t('keys.kinds.SECRET'), hint: t('keys.kindHints.SECRET') },
        ]}
        onValueChange={(next) => setValue('kind', next)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t('keys.role')}
          placeholder={kind === 'SECRET' ? 'service' : 'anonymous'}
          options={project.roles
            .filter(({ name }) => !UNBOUND.includes(name))
            .map(({ name }) => ({ value: name, label: name }))}
          hint={t('keys.roleHint')}
          error={errors.role?.message}
          {...register('role')}
        />
        <SelectField
          label={t('keys.expires')}
          options={EXPIRIES.map((days) => ({
            value: days,
            label: days ? t('keys.inDays', { count: Number(days) }) : t('common:never'),
          }))}
          {...register('expiry')}
        />
      </div>
      <DialogActions>
        <Button variant="outline" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <SubmitButton pending={isSubmitting}>{t('keys.create')}</SubmitButton>
      </DialogActions>
    </form>
  );
}
