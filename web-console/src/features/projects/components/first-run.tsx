import { useTranslation } from 'react-i18next';
import { Card } from '@/components/page';
import type { CompanySummary } from '@/lib/company/companies';
import { CreateProjectForm } from './create-project-form';
import { SampleButton } from './sample-button';

/** What a newcomer sees instead of an empty list: one field to a project of his own, or one click to a full one. */
export function FirstRun({ company }: { company: CompanySummary | undefined }) {
  const { t } = useTranslation('projects');
  if (!company) {
    return null;
  }
  return (
    <div className="mb-8 grid gap-4">
      <Card>
        <h2 className="font-semibold text-base">{t('firstRun.title')}</h2>
        <p className="mt-1 mb-5 text-muted text-sm">{t('firstRun.message')}</p>
        <CreateProjectForm companySlug={company.slug} />
      </Card>
      <Card className="flex flex-wrap items-center gap-4">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-medium text-sm">{t('sample.title')}</h2>
          <p className="mt-0.5 text-muted text-sm">{t('sample.message')}</p>
        </div>
        <SampleButton companySlug={company.slug} />
      </Card>
    </div>
  );
}
