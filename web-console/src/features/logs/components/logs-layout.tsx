import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { TabLinks, tabLinkStyle } from '@/components/tab-links';
import { useMayAdminister, useProject } from '@/lib/project/use-project';

export function LogsLayout() {
  const { t } = useTranslation('logs');
  const project = useProject();
  const mayAdminister = useMayAdminister();
  const params = { project: project.slug };
  return (
    <Page
      title={t('title')}
      documentTitle={`${t('title')} · ${project.name}`}
      tabs={
        <TabLinks label={t('title')}>
          <Link
            to="/projects/$project/logs"
            params={params}
            activeOptions={{ exact: true, includeSearch: false }}
            className={tabLinkStyle}
          >
            {t('tabs.changes')}
          </Link>
          {mayAdminister && (
            <Link to="/projects/$project/logs/audit" params={params} className={tabLinkStyle}>
              {t('tabs.audit')}
            </Link>
          )}
        </TabLinks>
      }
    >
      <Outlet />
    </Page>
  );
}
