import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ErrorState } from '@/components/error-state';
import { DraftBar } from '@/components/review/draft-bar';
import { RunningChanges } from '@/components/review/running-change';
import { RowsSkeleton } from '@/components/skeleton';
import { TabLinks, tabLinkStyle } from '@/components/tab-links';
import type { Catalog } from '@/lib/catalog/catalog';
import { useCatalog } from '@/lib/catalog/use-catalog';
import { useProject } from '@/lib/project/use-project';
import { useDraft } from '@/lib/schema-change/draft';
import { preview } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { RulesContext } from './rules-context';

export function RulesLayout() {
  const say = useSay('rules');
  const project = useProject();
  const catalog = useCatalog(project.slug);
  const { collection } = useParams({ strict: false });
  const params = { project: project.slug };
  return (
    <div className="flex min-h-full flex-col">
      <title>{`${say('title')} · ${project.name} · Weft`}</title>
      <header className="px-4 pt-5 sm:px-6 sm:pt-7">
        <h1 className="font-semibold text-xl tracking-tight">{say('title')}</h1>
        <p className="mt-1 max-w-3xl text-muted text-sm">{say('description')}</p>
        <div className="mt-3">
          <TabLinks label={say('title')}>
            <Link
              to="/projects/$project/rules"
              params={params}
              activeOptions={{ exact: true }}
              {...(collection && { 'data-status': 'active' })}
              className={tabLinkStyle}
            >
              {say('tabs.overview')}
            </Link>
            <Link to="/projects/$project/rules/roles" params={params} className={tabLinkStyle}>
              {say('tabs.roles')}
            </Link>
            <Link
              to="/projects/$project/rules/try"
              params={params}
              activeOptions={{ includeSearch: false }}
              className={tabLinkStyle}
            >
              {say('tabs.try')}
            </Link>
          </TabLinks>
        </div>
      </header>
      {catalog.data ? (
        <Loaded catalog={catalog.data} />
      ) : (
        <div className="px-4 py-6 sm:px-6">
          {catalog.error ? (
            <ErrorState
              title={say('failed')}
              error={catalog.error}
              onRetry={() => void catalog.refetch()}
            />
          ) : (
            <RowsSkeleton rows={8} />
          )}
        </div>
      )}
    </div>
  );
}

function Loaded({ catalog }: { catalog: Catalog }) {
  const draft = useDraft(catalog.slug);
  const state = useMemo(() => ({ catalog, rules: preview(catalog, draft) }), [catalog, draft]);
  return (
    <RulesContext value={state}>
      <div className="px-4 sm:px-6 [&>*]:mt-4">
        <RunningChanges project={catalog.slug} />
      </div>
      <div className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:px-6">
        <Outlet />
      </div>
      <DraftBar catalog={catalog} />
    </RulesContext>
  );
}
