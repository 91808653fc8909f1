import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { QueryView } from '@/components/query-view';
import { RowsSkeleton } from '@/components/skeleton';
import { useMayAdminister, useProject } from '@/lib/project/use-project';
import { apiKeysQuery } from '../api/api-keys';
import { CreateKeyDialog } from './create-key-dialog';
import { KeyTable } from './key-table';

export function KeysPage() {
  const { t } = useTranslation('api');
  const project = useProject();
  const mayAdminister = useMayAdminister();
  const keys = useQuery(apiKeysQuery(project.slug));
  const [creating, setCreating] = useState(false);
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-6 pb-12 sm:px-6">
      <title>{`${t('tabs.keys')} · ${project.name} · Weft`}</title>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-2xl flex-1 basis-72 text-muted text-sm">{t('keys.description')}</p>
        {mayAdminister && (
          <Button onClick={() => setCreating(true)}>
            <Plus aria-hidden className="size-4" />
            {t('keys.create')}
          </Button>
        )}
      </div>
      <QueryView query={keys} failed={t('keys.failed')} skeleton={<RowsSkeleton rows={3} />}>
        {(list) =>
          list.length > 0 ? (
            <KeyTable project={project.slug} keys={list} mayRevoke={mayAdminister} />
          ) : (
            <EmptyState icon={KeyRound} title={t('keys.none')} message={t('keys.noneMessage')}>
              {mayAdminister && (
                <Button variant="outline" onClick={() => setCreating(true)}>
                  {t('keys.create')}
                </Button>
              )}
            </EmptyState>
          )
        }
      </QueryView>
      <CreateKeyDialog open={creating} onOpenChange={setCreating} />
    </div>
  );
}
