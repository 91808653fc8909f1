import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/skeleton';
import { Time } from '@/components/time';
import { useActorName } from '@/lib/actor/use-actor-name';
import type { Formats } from '@/lib/documents/format';
import type { Collection, Column } from '@/lib/documents/model';
import { type RecordChange, recordTrailQuery } from '../api/record-trail';
import { useFormats } from '../components/use-formats';

type TrailProps = { slug: string; collection: Collection; id: string };

/** Who changed what of a record, and when. */
export function Trail({ slug, collection, id }: TrailProps) {
  const { t } = useTranslation(['data', 'common']);
  const formats = useFormats();
  const actorName = useActorName(slug);
  const trail = useInfiniteQuery(recordTrailQuery(slug, collection.name, id));
  if (trail.error && !trail.data) {
    return (
      <ErrorState
        title={t('trailFailed')}
        error={trail.error}
        onRetry={() => void trail.refetch()}
      />
    );
  }
  if (!trail.data) {
    return <RowsSkeleton rows={3} />;
  }
  const changes = trail.data.pages.flat();
  if (changes.length === 0) {
    return <p className="text-muted text-sm">{t('noTrail')}</p>;
  }
  return (
    <>
      <ol className="grid gap-4 border-border border-l pl-4">
        {changes.map((change) => (
          <TrailItem
            key={change.id}
            change={change}
            actor={change.actor && actorName(change.actor)}
            collection={collection}
            formats={formats}
          />
        ))}
      </ol>
      {trail.hasNextPage && (
        <Button
          variant="outline"
          size="small"
          className="mt-4"
          onClick={() => void trail.fetchNextPage()}
        >
          {t('common:loadMore')}
        </Button>
      )}
    </>
  );
}

const UNINTERESTING = ['id', 'created_at', 'updated_at'];

type TrailItemProps = {
  change: RecordChange;
  actor: string | null;
  collection: Collection;
  formats: Formats;
};

function TrailItem({ change, actor, collection, formats }: TrailItemProps) {
  const { t } = useTranslation('data');
  const values = change.values.filter(({ field }) => !UNINTERESTING.includes(field));
  const updated = change.kind === 'UPDATE';
  return (
    <li className="relative text-sm before:absolute before:top-1.5 before:-left-[1.3rem] before:size-2 before:rounded-full before:bg-accent">
      <p className="flex flex-wrap gap-x-2">
        <span className="font-medium">{t(`changeKinds.${change.kind}`)}</span>
        <span className="text-muted">{actor ?? t('directly')}</span>
        <span className="text-muted">
          <Time value={change.at} />
        </span>
      </p>
      {updated && (
        <dl className="mt-1 grid gap-1">
          {values.map(({ field, before, after }) => {
            const column = collection.columns.find(({ name }) => name === field);
            return (
              <div key={field} className="flex flex-wrap items-baseline gap-x-2">
                <dt className="text-muted">{column?.label ?? field}</dt>
                <dd className="min-w-0 break-words">
                  <del className="text-muted decoration-1">
                    {shown(formats, column, before) || t('noValue')}
                  </del>{' '}
                  <span aria-hidden>→</span>{' '}
                  <ins className="no-underline">
                    {shown(formats, column, after) || t('noValue')}
                  </ins>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </li>
  );
}

/** The log keeps options by the catalog's names. */
function shown(formats: Formats, column: Column | undefined, value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  const label = (name: unknown) =>
    column?.options.find((option) => option.name === name)?.label ?? String(name);
  if (column?.type === 'SELECT') {
    return label(value);
  }
  if (column?.type === 'MULTI_SELECT' && Array.isArray(value)) {
    return value.map(label).join(', ');
  }
  return column ? formats.value(column, value) : JSON.stringify(value);
}
