import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Dialog, DialogActions } from '@/components/dialog';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { TextareaField, TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { z } from '@/lib/zod';
import { useSetIdentityProvider } from '../api/set-identity-provider';
import type { IdentityProvider } from '../api/settings';

type ProviderDialogProps = {
  project: string;
  provider: IdentityProvider | undefined;
  open: boolean;
  onClose: () => void;
};

export function ProviderDialog({ project, provider, open, onClose }: ProviderDialogProps) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('provider.title')}
      description={t('provider.description')}
    >
      <ProviderForm project={project} provider={provider} onDone={onClose} />
    </Dialog>
  );
}

const FIELDS = ['issuer', 'audience', 'jwksUri', 'roleClaim', 'roleMap', 'userClaim'] as const;

type ProviderFormProps = {
  project: string;
  provider: IdentityProvider | undefined;
  onDone: () => void;
};

function ProviderForm({ project, provider, onDone }: ProviderFormProps) {
  const { t } = useTranslation(['settings', 'common']);
  const set = useSetIdentityProvider(project);
  const schema = useMemo(() => {
    const required = z.string().trim().min(1, t('provider.missing'));
    return z.object({
      issuer: required,
      audience: required,
      jwksUri: required,
      roleClaim: z.string().trim(),
      roleMap: z.string().refine(isObjectOrEmpty, t('provider.roleMapMalformed')),
      userClaim: z.string().trim(),
    });
  }, [t]);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      issuer: provider?.issuer ?? '',
      audience: provider?.audience ?? '',
      jwksUri: provider?.jwksUri ?? '',
      roleClaim: provider?.roleClaim ?? '',
      roleMap: provider?.roleMap ? JSON.stringify(provider.roleMap, null, 2) : '',
      userClaim: provider?.userClaim ?? '',
    },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (values) => {
    try {
      await set.mutateAsync({
        issuer: values.issuer,
        audience: values.audience,
        jwksUri: values.jwksUri,
        roleClaim: values.roleClaim || null,
        roleMap: values.roleMap.trim() ? JSON.parse(values.roleMap) : null,
        userClaim: values.userClaim || null,
      });
      onDone();
    } catch (error) {
      showFormErrors(error, FIELDS, setError);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={errors.root?.server?.message} />
      <TextField
        label={t('provider.issuer')}
        placeholder="https://login.example.com"
        readOnly={provider !== undefined}
        error={errors.issuer?.message}
        {...register('issuer')}
      />
      <TextField
        label={t('provider.audience')}
        error={errors.audience?.message}
        {...register('audience')}
      />
      <TextField
        label={t('provider.jwksUri')}
        type="url"
        placeholder="https://login.example.com/.well-known/jwks.json"
        error={errors.jwksUri?.message}
        {...register('jwksUri')}
      />
      <TextField
        label={t('provider.roleClaim')}
        optional
        hint={t('provider.roleClaimHint')}
        error={errors.roleClaim?.message}
        {...register('roleClaim')}
      />
      <TextareaField
        label={t('provider.roleMap')}
        optional
        rows={3}
        spellCheck={false}
        inputClassName="font-mono"
        placeholder='{"staff": "editor"}'
        hint={t('provider.roleMapHint')}
        error={errors.roleMap?.message}
        {...register('roleMap')}
      />
      <TextField
        label={t('provider.userClaim')}
        optional
        hint={t('provider.userClaimHint')}
        error={errors.userClaim?.message}
        {...register('userClaim')}
      />
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <SubmitButton pending={isSubmitting}>{t('save')}</SubmitButton>
      </DialogActions>
    </form>
  );
}

function isObjectOrEmpty(text: string): boolean {
  if (text.trim() === '') {
    return true;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
