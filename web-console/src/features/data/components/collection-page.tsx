import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Page } from '@/components/page';
import { RowsSkeleton } from '@/components/skeleton';
import { useProject } from '@/lib/project/use-project';
import { useModel } from '../api/use-model';
import type { DataSearch } from '../search';
import { CollectionList } from './collection-list';
import { CollectionView } from './collection-view';
import { rememberCollection } from './last-collection';

/** The rows of a collection. */
export function CollectionPage() {
  const { t } = useTranslation('data');
  const { slug } = useProject();
  const { collection: name = '' } = useParams({ strict: false });
  const search: DataSearch = useSearch({ strict: false });
  const { model, error, refetch } = useModel(slug);
  const collection = model?.get(name);
  const known = collection !== undefined;

  useEffect(() => {
    if (known) {
      rememberCollection(slug, name);
    }
  }, [slug, name, known]);

  if (model && collection) {
    return (
      <div className="flex h-full min-h-0">
        <CollectionList slug={slug} project={model} current={name} />
        <CollectionView
          key={name}
          slug={slug}
          project={model}
          collection={collection}
          search={search}
        />
      </div>
    );
  }
  return (
    <Page title={t('title')}>
      {error ? (
        <ErrorState title={t('catalogFailed')} error={error} onRetry={refetch} />
      ) : model ? (
        <EmptyState title={t('noCollection')} message={t('noCollectionHint')}>
          <Button asChild variant="outline">
            <Link to="/projects/$project/data" params={{ project: slug }}>
              {t('toData')}
            </Link>
          </Button>
        </EmptyState>
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}
