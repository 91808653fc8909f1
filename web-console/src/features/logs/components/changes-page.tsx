import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { SelectField } from '@/components/select-field';
import { RowsSkeleton } from '@/components/skeleton';
import { useProject } from '@/lib/project/use-project';
import { historyQuery } from '@/lib/schema-change/changes';
import { type ChangesSearch, STATUSES } from '../search';
import { ActorFilter } from './actor-filter';
import { ChangeSheet } from './change-sheet';
import { ChangeTable } from './change-table';
import { fits, operationNames } from './filter-changes';
import { TextFilter } from './text-filter';
import { TimeFilter } from './time-filter';

const route = getRouteApi('/member/projects/$project/logs/');
const ENOUGH = 50;

/** Changes of a project's schema are few, so they are filtered here; pages are loaded until enough of them fit. */
export function ChangesPage() {
  const { t } = useTranslation(['logs', 'common']);
  const project = useProject();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const history = useInfiniteQuery(historyQuery(project.slug));
  const all = history.data?.pages.flat() ?? [];
  const shown = all.filter((change) => fits(change, search));
  const opened = all.find(({ id }) => id === search.change);
  const { hasNextPage, isFetching, isError, fetchNextPage } = history;
  const wantsMore = hasNextPage && !isFetching && !isError && shown.length < ENOUGH;

  useEffect(() => {
    if (wantsMore) {
      void fetchNextPage();
    }
  }, [wantsMore, fetchNextPage]);

  const change = useCallback(
    (next: Partial<ChangesSearch>) =>
      void navigate({ search: (now) => ({ ...now, ...next }), replace: true }),
    [navigate],
  );
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
        <SelectField
          label={t('filters.action')}
          className="w-44"
          value={search.action ?? ''}
          placeholder={t('filters.anyAction')}
          options={operationNames(all, search.action).map((name) => ({
            value: name,
            label: name,
          }))}
          onChange={(event) => change({ action: event.target.value || undefined })}
        />
        <TextFilter
          label={t('filters.about')}
          value={search.resource}
          suggestions={project.collections.map(({ name }) => name)}
          onChange={changeResource}
        />
        <SelectField
          label={t('changes.status')}
          className="w-36"
          value={search.status ?? ''}
          placeholder={t('changes.anyStatus')}
          options={STATUSES.map((status) => ({
            value: status,
            label: t(`changes.statuses.${status}`),
          }))}
          onChange={(event) =>
            change({ status: STATUSES.find((status) => status === event.target.value) })
          }
        />
        <TimeFilter value={search} onChange={change} />
      </search>
      {history.isPending ? (
        <RowsSkeleton rows={8} />
      ) : history.error && all.length === 0 ? (
        <ErrorState
          title={t('changes.failed')}
          error={history.error}
          onRetry={() => void history.refetch()}
        />
      ) : shown.length > 0 ? (
        <ChangeTable
          slug={project.slug}
          changes={shown}
          onOpen={({ id }) => change({ change: id })}
        />
      ) : hasNextPage ? (
        <RowsSkeleton rows={3} />
      ) : (
        <EmptyState
          icon={History}
          title={all.length > 0 ? t('noneFit') : t('changes.none')}
          message={all.length > 0 ? t('noneFitMessage') : t('changes.noneMessage')}
        >
          {all.length > 0 && (
            <Button variant="outline" onClick={() => void navigate({ search: {} })}>
              {t('filters.clear')}
            </Button>
          )}
        </EmptyState>
      )}
      {hasNextPage && shown.length >= ENOUGH && (
        <Button
          variant="outline"
          className="mt-4"
          disabled={isFetching}
          onClick={() => void fetchNextPage()}
        >
          {t('common:loadMore')}
        </Button>
      )}
      <ChangeSheet
        slug={project.slug}
        change={opened}
        onClose={() => change({ change: undefined })}
      />
    </>
  );
}
