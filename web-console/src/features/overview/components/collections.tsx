import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Section } from '@/components/page';
import { QueryView } from '@/components/query-view';
import { RowsSkeleton } from '@/components/skeleton';
import { useFormat } from '@/i18n/use-format';
import type { ProjectHead } from '@/lib/project/project';
import { type CollectionSize, collectionsQuery } from '../api/collections';
import { rowCountsQuery } from '../api/row-counts';

/** Above it the planner's estimate is good enough, and counting would cost. */
const COUNTED_ROWS = 100_000;

export function Collections({ project }: { project: ProjectHead }) {
  const { t } = useTranslation('overview');
  const collections = useQuery(collectionsQuery(project.slug));
  return (
    <Section
      title={t('collections.title')}
      actions={
        <Button asChild variant="ghost" size="small">
          <Link to="/projects/$project/schema" params={{ project: project.slug }}>
            {t('collections.edit')}
          </Link>
        </Button>
      }
    >
      <QueryView
        query={collections}
        failed={t('collections.failed')}
        skeleton={<RowsSkeleton rows={4} />}
      >
        {(list) =>
          list.length > 0 ? (
            <CollectionList project={project} collections={list} />
          ) : (
            <EmptyState
              icon={Table2}
              title={t('collections.none')}
              message={t('collections.noneMessage')}
            />
          )
        }
      </QueryView>
    </Section>
  );
}

type CollectionListProps = { project: ProjectHead; collections: readonly CollectionSize[] };

function CollectionList({ project, collections }: CollectionListProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const countable = collections
    .filter(({ estimatedRowCount }) => estimatedRowCount < COUNTED_ROWS)
    .map(({ listName }) => listName);
  const { data: counts } = useQuery(rowCountsQuery(project.slug, project.endpoint, countable));
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
      {collections.map((collection) => {
        const exact = counts?.get(collection.listName);
        return (
          <li key={collection.id}>
            <Link
              to="/projects/$project/data/$collection"
              params={{ project: project.slug, collection: collection.name }}
              className="flex h-11 items-center gap-3 px-4 hover:bg-hover focus-visible:outline-offset-[-2px]"
            >
              <Table2 aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate text-sm">{collection.label}</span>
              <span className="tabular text-muted text-sm">
                {exact === undefined
                  ? t('collections.about', {
                      count: collection.estimatedRowCount,
                      formatted: format.number(collection.estimatedRowCount),
                    })
                  : t('collections.rows', { count: exact, formatted: format.number(exact) })}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
