import { useTranslation } from 'react-i18next';
import { Card, Section } from '@/components/page';
import { SwitchField } from '@/components/switch-field';
import { describeError } from '@/lib/platform/describe-error';
import { toast } from '@/lib/toast';
import { useSetIntrospection } from '../api/set-introspection';
import { useSetSignUp } from '../api/set-sign-up';
import { useSetTrustedDocuments } from '../api/set-trusted-documents';
import type { ProjectSettings } from '../api/settings';

/** These take effect at once, and show what is about to be until the server has answered. */
export function Access({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation('settings');
  const signUp = useSetSignUp(settings.slug);
  const trusted = useSetTrustedDocuments(settings.slug);
  const introspection = useSetIntrospection(settings.slug);
  const onError = (error: unknown) =>
    toast({ title: t('notSaved'), description: describeError(error), tone: 'danger' });
  const hasRegistered = settings.trustedDocuments.operations.length > 0;

  return (
    <Section id="access" title={t('access.title')} description={t('access.description')}>
      <Card className="grid gap-5">
        <SwitchField
          label={t('access.signUp')}
          hint={t('access.signUpHint')}
          checked={signUp.isPending ? signUp.variables : settings.signUp}
          onCheckedChange={(enabled) => signUp.mutate(enabled, { onError })}
        />
        <SwitchField
          label={t('access.trusted')}
          hint={hasRegistered ? t('access.trustedHint') : t('access.trustedNone')}
          checked={trusted.isPending ? trusted.variables : settings.trustedDocuments.required}
          onCheckedChange={(required) => trusted.mutate(required, { onError })}
        />
        <fieldset className="border-border border-t pt-4">
          <legend className="sr-only">{t('access.introspection')}</legend>
          <p aria-hidden className="font-medium text-sm">
            {t('access.introspection')}
          </p>
          <p className="mt-0.5 mb-3 text-muted text-sm">{t('access.introspectionHint')}</p>
          <div className="grid gap-3">
            {settings.roles
              .filter(({ name }) => !['owner', 'admin'].includes(name))
              .map(({ name, introspection: allowed }) => {
                const pending =
                  introspection.isPending && introspection.variables.role === name
                    ? introspection.variables.enabled
                    : allowed;
                return (
                  <SwitchField
                    key={name}
                    label={<code className="font-normal">{name}</code>}
                    checked={pending}
                    onCheckedChange={(enabled) =>
                      introspection.mutate({ role: name, enabled }, { onError })
                    }
                  />
                );
              })}
          </div>
        </fieldset>
      </Card>
    </Section>
  );
}
