import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/skeleton';
import { useProject } from '@/lib/project/use-project';
import { auditEventsQuery } from '../api/audit-events';
import type { AuditSearch } from '../search';
import { ActorFilter } from './actor-filter';
import { AuditSheet } from './audit-sheet';
import { AuditTable } from './audit-table';
import { TextFilter } from './text-filter';
import { TimeFilter } from './time-filter';

const route = getRouteApi('/member/projects/$project/logs/audit');

const ACTIONS = [
  'changeSchema',
  'createApiKey',
  'createProject',
  'decommissionProject',
  'importSchema',
  'mutate',
  'request',
  'restoreProject',
  'revokeApiKey',
  'rotateSigningKey',
  'setAllowedOrigins',
  'setCostLimits',
  'setIdentityProvider',
  'setRateLimits',
  'setSignUp',
  'actAs',
];
const RESOURCES = ['ApiKey', 'Operation', 'Project', 'SchemaChange'];

export function AuditPage() {
  const { t } = useTranslation(['logs', 'common']);
  const project = useProject();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const events = useInfiniteQuery(auditEventsQuery(project.slug, search));
  const shown = events.data?.pages.flat() ?? [];
  const filtered = Object.entries(search).some(([name, value]) => name !== 'event' && value);

  const change = useCallback(
    (next: Partial<AuditSearch>) =>
      void navigate({ search: (now) => ({ ...now, ...next }), replace: true }),
    [navigate],
  );
  const changeAction = useCallback((action: string | undefined) => change({ action }), [change]);
  const changeResource = useCallback(
    (resource: string | undefined) => change({ resource }),
    [change],
  );

  return (
    <>
      <search className="mb-4 flex flex-wrap items-end gap-3">
        <ActorFilter
          slug={project.slug}
          value={search.actor}
          onChange={(actor) => change({ actor })}
        />
        <TextFilter
          label={t('filters.action')}
          value={search.action}
          placeholder="changeSchema"
          suggestions={ACTIONS}
          onChange={changeAction}
        />
        <TextFilter
          label={t('filters.resource')}
          value={search.resource}
          placeholder="ApiKey"
          suggestions={RESOURCES}
          onChange={changeResource}
        />
        <TimeFilter value={search} onChange={change} />
      </search>
      {events.isPending ? (
        <RowsSkeleton rows={8} />
      ) : events.error && shown.length === 0 ? (
        <ErrorState
          title={t('audit.failed')}
          error={events.error}
          onRetry={() => void events.refetch()}
        />
      ) : shown.length > 0 ? (
        <AuditTable slug={project.slug} events={shown} onOpen={({ id }) => change({ event: id })} />
      ) : (
        <EmptyState
          icon={ScrollText}
          title={filtered ? t('noneFit') : t('audit.none')}
          message={filtered ? t('noneFitMessage') : t('audit.noneMessage')}
        >
          {filtered && (
            <Button variant="outline" onClick={() => void navigate({ search: {} })}>
              {t('filters.clear')}
            </Button>
          )}
        </EmptyState>
      )}
      {events.hasNextPage && (
        <Button
          variant="outline"
          className="mt-4"
          disabled={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          {t('common:loadMore')}
        </Button>
      )}
      <AuditSheet
        slug={project.slug}
        event={shown.find(({ id }) => id === search.event)}
        onClose={() => change({ event: undefined })}
      />
    </>
  );
}
