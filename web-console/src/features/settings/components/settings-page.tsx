import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { QueryView } from '@/components/query-view';
import { Skeleton } from '@/components/skeleton';
import { useMayAdminister, useProject } from '@/lib/project/use-project';
import { settingsQuery } from '../api/settings';
import { Access } from './access';
import { DangerZone } from './danger-zone';
import { General } from './general';
import { IdentityProviders } from './identity-providers';
import { Limits } from './limits';
import { Origins } from './origins';
import { Report } from './report';
import { SigningKeys } from './signing-keys';

const sections = [
  'general',
  'report',
  'access',
  'origins',
  'limits',
  'signingKeys',
  'identityProviders',
  'danger',
] as const;

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const project = useProject();
  const mayAdminister = useMayAdminister();
  const settings = useQuery(settingsQuery(project.slug));
  return (
    <Page title={t('title')} documentTitle={`${t('title')} · ${project.name}`}>
      {!mayAdminister && (
        <Notice className="mb-6" tone="warning">
          {t('readOnly')}
        </Notice>
      )}
      <div className="gap-10 lg:grid lg:grid-cols-[11rem_minmax(0,42rem)]">
        <nav aria-label={t('title')} className="hidden lg:block">
          <ul className="sticky top-6 grid gap-0.5">
            {sections.map((section) => (
              <li key={section}>
                <a
                  href={`#${section}`}
                  className="block rounded-md px-2.5 py-1.5 text-muted text-sm hover:bg-hover hover:text-foreground"
                >
                  {t(`${section}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <QueryView
          query={settings}
          failed={t('failed')}
          skeleton={
            <div className="grid gap-6">
              <Skeleton className="h-40 w-full" />
              <Skeleton className="h-40 w-full" />
              <Skeleton className="h-40 w-full" />
            </div>
          }
        >
          {(details) => (
            <fieldset disabled={!mayAdminister} className="min-w-0">
              <General settings={details} />
              <Report settings={details} />
              <Access settings={details} />
              <Origins settings={details} />
              <Limits settings={details} />
              <SigningKeys settings={details} />
              <IdentityProviders settings={details} />
              <DangerZone settings={details} />
            </fieldset>
          )}
        </QueryView>
      </div>
    </Page>
  );
}
