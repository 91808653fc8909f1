import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/components/form-alert';
import { Card, Section } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { showFormErrors } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useSetCostLimits } from '../api/set-cost-limits';
import { useSetRateLimits } from '../api/set-rate-limits';
import type { ProjectSettings } from '../api/settings';

type Limit = 'operation' | 'anonymousOperation' | 'anonymous' | 'user' | 'key';
type Values = Record<Limit, string>;

const COST: readonly Limit[] = ['operation', 'anonymousOperation'];
const RATE: readonly Limit[] = ['anonymous', 'user', 'key'];

export function Limits({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation('settings');
  const setCosts = useSetCostLimits(settings.slug);
  const setRates = useSetRateLimits(settings.slug);
  const { register, handleSubmit, setError, reset, formState } = useForm<Values>({
    defaultValues: valuesOf(settings),
  });
  const { errors, isSubmitting, isDirty } = formState;

  const submit = handleSubmit(async (values) => {
    try {
      await setCosts.mutateAsync({
        operation: limit(values.operation),
        anonymous: limit(values.anonymousOperation),
      });
      await setRates.mutateAsync({
        anonymous: limit(values.anonymous),
        user: limit(values.user),
        key: limit(values.key),
      });
      reset(values);
      toast({ title: t('saved') });
    } catch (error) {
      showFormErrors(error, ['operation', 'anonymous', 'user', 'key'], setError);
    }
  });

  const field = (name: Limit) => (
    <TextField
      key={name}
      label={t(`limits.${name}`)}
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('limits.serverDefault')}
      error={errors[name]?.message}
      {...register(name, {
        validate: (text) => /^([1-9][0-9]{0,8})?$/.test(text.trim()) || t('limits.malformed'),
      })}
    />
  );

  return (
    <Section id="limits" title={t('limits.title')} description={t('limits.description')}>
      <Card>
        <form noValidate onSubmit={submit} className="grid gap-5">
          <FormAlert message={errors.root?.server?.message} />
          <fieldset className="grid content-start gap-4 sm:grid-cols-2">
            <legend className="mb-3 text-muted text-sm">{t('limits.cost')}</legend>
            {COST.map(field)}
          </fieldset>
          <fieldset className="grid content-start gap-4 sm:grid-cols-3">
            <legend className="mb-3 text-muted text-sm">{t('limits.rate')}</legend>
            {RATE.map(field)}
          </fieldset>
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

function valuesOf({ costLimits, rateLimits }: ProjectSettings): Values {
  return {
    operation: text(costLimits.operation),
    anonymousOperation: text(costLimits.anonymous),
    anonymous: text(rateLimits.anonymous),
    user: text(rateLimits.user),
    key: text(rateLimits.key),
  };
}

function text(value: number | null): string {
  return value === null ? '' : String(value);
}

function limit(value: string): number | null {
  return value.trim() === '' ? null : Number(value);
}
