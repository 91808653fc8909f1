import { Link, Navigate } from '@tanstack/react-router';
import { Database } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Page } from '@/components/page';
import { RowsSkeleton } from '@/components/skeleton';
import { useProject } from '@/lib/project/use-project';
import { useModel } from '../api/use-model';
import { lastCollection } from './last-collection';

/** Leads to the collection that was looked at last, or to the first. */
export function DataPage() {
  const { t } = useTranslation('data');
  const { slug, name } = useProject();
  const { model, error, refetch } = useModel(slug);
  const [first] = model ? model.keys() : [];
  const last = lastCollection(slug);
  const collection = last && model?.has(last) ? last : first;
  if (collection) {
    return (
      <Navigate
        to="/projects/$project/data/$collection"
        params={{ project: slug, collection }}
        replace
      />
    );
  }
  return (
    <Page title={t('title')} documentTitle={`${t('title')} · ${name}`}>
      {error ? (
        <ErrorState title={t('catalogFailed')} error={error} onRetry={refetch} />
      ) : model ? (
        <EmptyState icon={Database} title={t('noCollections')} message={t('noCollectionsHint')}>
          <Button asChild>
            <Link to="/projects/$project/schema" params={{ project: slug }}>
              {t('toSchema')}
            </Link>
          </Button>
        </EmptyState>
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}
