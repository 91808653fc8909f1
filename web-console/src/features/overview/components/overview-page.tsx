import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { useProject } from '@/lib/project/use-project';
import { Collections } from './collections';
import { Connect } from './connect';
import { FirstSteps } from './first-steps';
import { RecentChanges } from './recent-changes';
import { Traffic } from './traffic';

export function OverviewPage() {
  const { t } = useTranslation('overview');
  const project = useProject();
  return (
    <Page title={project.name} documentTitle={`${project.name} · ${t('title')}`}>
      <FirstSteps project={project} />
      <div className="grid grid-cols-1 gap-8 xl:grid-cols-2">
        <div className="min-w-0">
          <Traffic slug={project.slug} />
          <Collections project={project} />
        </div>
        <div className="min-w-0">
          <Connect project={project} />
          <RecentChanges slug={project.slug} />
        </div>
      </div>
    </Page>
  );
}
