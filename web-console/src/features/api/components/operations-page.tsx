import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { QueryView } from '@/components/query-view';
import { SelectField } from '@/components/select-field';
import { RowsSkeleton } from '@/components/skeleton';
import { useProject } from '@/lib/project/use-project';
import { validatorQuery } from '../api/breakage';
import { recordedOperationsQuery } from '../api/recorded-operations';
import type { OperationsSearch } from '../search';
import { OperationSheet } from './operation-sheet';
import { OperationTable } from './operation-table';

const route = getRouteApi('/member/projects/$project/api/operations');
const UNUSED = ['7', '30', '90'] as const;

/** What clients have sent, and what of it would fail today. */
export function OperationsPage() {
  const { t } = useTranslation('api');
  const project = useProject();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const operations = useQuery(recordedOperationsQuery(project.slug, search.unused));
  const { data: validate } = useQuery(validatorQuery(project.slug));
  const clients = [...new Set(operations.data?.map(({ client }) => client ?? ''))].filter(Boolean);
  const change = (next: Partial<OperationsSearch>) =>
    void navigate({ search: { ...search, ...next }, replace: true });

  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-6 pb-12 sm:px-6">
      <title>{`${t('tabs.operations')} · ${project.name} · Weft`}</title>
      <p className="max-w-2xl text-muted text-sm">{t('operations.description')}</p>
      <div className="my-4 flex flex-wrap gap-3">
        <SelectField
          label={t('operations.client')}
          className="w-44"
          placeholder={t('operations.anyClient')}
          value={search.client ?? ''}
          options={clients.map((client) => ({ value: client, label: client }))}
          onChange={(event) => change({ client: event.target.value || undefined })}
        />
        <SelectField
          label={t('operations.unused')}
          className="w-44"
          placeholder={t('operations.all')}
          value={search.unused ?? ''}
          options={UNUSED.map((days) => ({
            value: days,
            label: t('operations.unusedFor', { count: Number(days) }),
          }))}
          onChange={(event) =>
            change({ unused: UNUSED.find((days) => days === event.target.value) })
          }
        />
      </div>
      <QueryView
        query={operations}
        failed={t('operations.failed')}
        skeleton={<RowsSkeleton rows={6} />}
      >
        {(all) => {
          const shown = all.filter(({ client }) => !search.client || client === search.client);
          return shown.length > 0 ? (
            <OperationTable
              operations={shown}
              validate={validate}
              onOpen={({ hash }) => change({ operation: hash })}
            />
          ) : (
            <EmptyState
              icon={Radio}
              title={t('operations.none')}
              message={t('operations.noneMessage')}
            />
          );
        }}
      </QueryView>
      <OperationSheet
        operations={(operations.data ?? []).filter(({ hash }) => hash === search.operation)}
        validate={validate}
        onClose={() => change({ operation: undefined })}
      />
    </div>
  );
}
