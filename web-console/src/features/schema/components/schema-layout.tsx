import { Link, Outlet, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { DraftBar } from '@/components/review/draft-bar';
import { RunningChanges } from '@/components/review/running-change';
import { RowsSkeleton } from '@/components/skeleton';
import { TabLinks, tabLinkStyle } from '@/components/tab-links';
import type { Catalog } from '@/lib/catalog/catalog';
import { useCatalog } from '@/lib/catalog/use-catalog';
import { useCommands } from '@/lib/commands/use-commands';
import { useProject } from '@/lib/project/use-project';
import { useDraft } from '@/lib/schema-change/draft';
import { preview } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { NewCollectionSheet } from './new-collection-sheet';
import { SchemaContext } from './schema-context';
import { usePanel } from './use-panel';

export function SchemaLayout() {
  const say = useSay('schema');
  const project = useProject();
  const catalog = useCatalog(project.slug);
  const { open } = usePanel();
  const { collection } = useParams({ strict: false });
  useCommands(
    useMemo(
      () => [
        {
          id: 'new-collection',
          title: say('collection.new'),
          section: say('title'),
          keys: 'n c',
          icon: Plus,
          run: () => open('new-collection'),
        },
      ],
      [say, open],
    ),
  );

  return (
    <div className="flex min-h-full flex-col">
      <title>{`${say('title')} · ${project.name} · Weft`}</title>
      <header className="px-4 pt-5 sm:px-6 sm:pt-7">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <h1 className="flex-1 font-semibold text-xl tracking-tight">{say('title')}</h1>
          <Button size="small" onClick={() => open('new-collection')}>
            <Plus aria-hidden className="size-4" />
            {say('collection.new')}
          </Button>
        </div>
        <div className="mt-3">
          <TabLinks label={say('title')}>
            <Link
              to="/projects/$project/schema"
              params={{ project: project.slug }}
              activeOptions={{ exact: true, includeSearch: false }}
              {...(collection && { 'data-status': 'active' })}
              className={tabLinkStyle}
            >
              {say('tabs.list')}
            </Link>
            <Link
              to="/projects/$project/schema/canvas"
              params={{ project: project.slug }}
              activeOptions={{ includeSearch: false }}
              className={tabLinkStyle}
            >
              {say('tabs.canvas')}
            </Link>
            <Link
              to="/projects/$project/schema/history"
              params={{ project: project.slug }}
              activeOptions={{ includeSearch: false }}
              className={tabLinkStyle}
            >
              {say('tabs.history')}
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
  const state = useMemo(() => ({ catalog, schema: preview(catalog, draft) }), [catalog, draft]);
  return (
    <SchemaContext value={state}>
      <div className="px-4 sm:px-6 [&>*]:mt-4">
        <RunningChanges project={catalog.slug} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col">
        <Outlet />
      </div>
      <NewCollectionSheet />
      <DraftBar catalog={catalog} />
    </SchemaContext>
  );
}
