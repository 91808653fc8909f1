import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/skeleton';
import { ask } from '@/lib/documents/ask';
import type { Collection, ProjectModel, RelationEnd } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import { listRelated } from '@/lib/documents/read-documents';
import { rowTitle } from '../components/row-title';
import { useFormats } from '../components/use-formats';
import { group } from '../filter/filter';
import { writeFilter } from '../filter/filter-link';
import { rowsKey } from '../rows/view';
import { type Linking, LinkRow, UnlinkRow } from './linked-rows';

type RelatedSectionProps = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  relation: RelationEnd;
  row: Row;
  /** Given where the person may join rows and part them. */
  onLink?: Linking['onLink'] | undefined;
};

const SHOWN = 5;

/** The first rows that a relation leads to, and the way to all of them. */
export function RelatedSection(props: RelatedSectionProps) {
  const { slug, project, collection, relation, row } = props;
  const { t } = useTranslation('data');
  const formats = useFormats();
  const target = project.get(relation.target);
  const related = useQuery({
    queryKey: [
      ...rowsKey(slug, relation.target),
      'related',
      collection.name,
      row.id,
      relation.apiName,
    ],
    enabled: target !== undefined,
    queryFn: async () =>
      target &&
      (await ask(slug, listRelated(collection, relation.apiName, target, row.id, SHOWN))).row
        ?.related,
  });
  if (!target) {
    return null;
  }
  const page = related.data;
  const filter = backTo(relation, row);
  const joined = relation.many && relation.inverseKey === undefined;
  const onLink = joined ? props.onLink : undefined;
  return (
    <section aria-label={relation.label}>
      <div className="mb-1.5 flex items-center gap-2">
        <h3 className="font-medium text-sm">
          {relation.label}
          {page && <span className="ml-1.5 text-muted">{formats.number(page.totalCount)}</span>}
        </h3>
        <span className="ml-auto" />
        {onLink && <LinkRow {...{ slug, relation, target, onLink }} />}
        {filter && (
          <Button asChild variant="ghost" size="small" className="h-7 px-2">
            <Link
              to="/projects/$project/data/$collection"
              params={{ project: slug, collection: target.name }}
              search={{ filter }}
            >
              {t('showAll')}
              <ChevronRight aria-hidden className="size-4" />
            </Link>
          </Button>
        )}
      </div>
      {related.error && !page ? (
        <ErrorState
          title={t('relatedFailed')}
          error={related.error}
          onRetry={() => void related.refetch()}
        />
      ) : page ? (
        <ul className="divide-y divide-border overflow-hidden rounded-md border border-border bg-surface">
          {page.nodes.map((node) => (
            <li key={node.id} className="flex items-center">
              <Link
                to="/projects/$project/data/$collection/$record"
                params={{ project: slug, collection: target.name, record: String(node.rowId) }}
                className="flex min-w-0 flex-1 items-center px-3 py-2 text-sm hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1 truncate">{rowTitle(target, node)}</span>
                <ChevronRight aria-hidden className="size-4 text-muted" />
              </Link>
              {onLink && (
                <UnlinkRow row={node} title={rowTitle(target, node)} {...{ relation, onLink }} />
              )}
            </li>
          ))}
          {page.nodes.length === 0 && (
            <li className="px-3 py-2 text-muted text-sm">{t('noRelated')}</li>
          )}
        </ul>
      ) : (
        <RowsSkeleton rows={2} />
      )}
    </section>
  );
}

/** The filter that finds the related rows in their own collection. */
function backTo({ inverse, inverseKey }: RelationEnd, row: Row) {
  if (inverseKey) {
    return writeFilter(
      group('and', [{ kind: 'condition', field: inverseKey, operator: 'eq', value: row.rowId }]),
    );
  }
  if (!inverse) {
    return undefined;
  }
  const own = group('and', [
    { kind: 'condition', field: 'rowId', operator: 'eq', value: row.rowId },
  ]);
  return writeFilter(
    group('and', [{ kind: 'relation', relation: inverse, quantifier: 'some', filter: own }]),
  );
}
