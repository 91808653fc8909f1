import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { SelectField } from '@/components/select-field';
import { companiesQuery } from '@/lib/company/companies';
import { CreateProjectForm } from './create-project-form';
import { SampleButton } from './sample-button';

const route = getRouteApi('/member/workspace/new');

export function NewProjectPage() {
  const { t } = useTranslation('projects');
  const navigate = route.useNavigate();
  const { company: chosen } = route.useSearch();
  const { data: companies } = useQuery(companiesQuery);
  const own = companies?.filter(({ myRole }) => myRole !== 'MEMBER');
  const company = own?.find(({ slug }) => slug === chosen) ?? own?.[0];
  return (
    <Page title={t('newTitle')} width="narrow">
      {own?.length === 0 && <Notice tone="warning">{t('mayNotCreate')}</Notice>}
      <Card>
        {own && own.length > 1 && (
          <SelectField
            label={t('form.company')}
            className="mb-4"
            value={company?.slug ?? ''}
            options={own.map(({ slug, name }) => ({ value: slug, label: name }))}
            onChange={(event) =>
              void navigate({ search: { company: event.target.value }, replace: true })
            }
          />
        )}
        <CreateProjectForm companySlug={company?.slug ?? null} autoFocus />
      </Card>
      <Card className="mt-4 flex flex-wrap items-center gap-4">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-medium text-sm">{t('sample.title')}</h2>
          <p className="mt-0.5 text-muted text-sm">{t('sample.message')}</p>
        </div>
        <SampleButton companySlug={company?.slug ?? null} />
      </Card>
    </Page>
  );
}
