import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/copy-button';
import { TabLinks, tabLinkStyle } from '@/components/tab-links';
import { useProject } from '@/lib/project/use-project';

/** The endpoint, and the pages about it beside each other. */
export function ApiLayout() {
  const { t } = useTranslation('api');
  const project = useProject();
  const params = { project: project.slug };
  const url = `${window.location.origin}${project.endpoint}`;
  return (
    <div className="flex h-full flex-col">
      <header className="shrink-0 px-4 pt-5 sm:px-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <h1 className="flex-1 font-semibold text-xl tracking-tight">{t('title')}</h1>
          <div className="flex min-w-0 items-center gap-1">
            <code className="truncate text-muted text-xs">{url}</code>
            <CopyButton iconOnly text={url} label={t('copyEndpoint')} />
          </div>
        </div>
        <div className="mt-2">
          <TabLinks label={t('title')}>
            <Link
              to="/projects/$project/api"
              params={params}
              activeOptions={{ exact: true, includeSearch: false }}
              className={tabLinkStyle}
            >
              {t('tabs.graphiql')}
            </Link>
            <Link to="/projects/$project/api/keys" params={params} className={tabLinkStyle}>
              {t('tabs.keys')}
            </Link>
            <Link to="/projects/$project/api/operations" params={params} className={tabLinkStyle}>
              {t('tabs.operations')}
            </Link>
          </TabLinks>
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        <Outlet />
      </div>
    </div>
  );
}
