import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/badge';
import { Button } from '@/components/button';
import { CodeBlock } from '@/components/code-block';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/skeleton';
import { Time } from '@/components/time';
import { useFormat } from '@/i18n/use-format';
import { historyQuery, type LoggedChange } from '@/lib/schema-change/changes';
import { describeLogged } from '@/lib/schema-change/logged';
import { useSay } from '@/lib/use-say';
import { peopleQuery } from '../api/people';
import { useSchema } from './schema-context';

const tones: Record<LoggedChange['status'], BadgeTone> = {
  APPLIED: 'success',
  RUNNING: 'info',
  FAILED: 'danger',
};

/** Who changed what, and when. */
export function HistoryPage() {
  const say = useSay('schema');
  const { schema } = useSchema();
  const history = useInfiniteQuery(historyQuery(schema.slug));
  const changes = history.data?.pages.flat();

  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-6 sm:px-6">
      {changes ? (
        changes.length === 0 ? (
          <EmptyState
            icon={History}
            title={say('history.none')}
            message={say('history.noneHint')}
          />
        ) : (
          <ol className="grid grid-cols-1 gap-3">
            {changes.map((change) => (
              <Change key={change.id} change={change} />
            ))}
          </ol>
        )
      ) : history.error ? (
        <ErrorState
          title={say('history.failed')}
          error={history.error}
          onRetry={() => void history.refetch()}
        />
      ) : (
        <RowsSkeleton rows={6} />
      )}
      {history.hasNextPage && (
        <Button
          variant="outline"
          className="mt-4"
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {say('history.more')}
        </Button>
      )}
    </div>
  );
}

function Change({ change }: { change: LoggedChange }) {
  const say = useSay('schema');
  const review = useSay('review');
  const format = useFormat();
  const people = useQuery(peopleQuery);
  const who = people.data?.get(change.actor) ?? change.actor;
  return (
    <li className="rounded-lg border border-border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-muted text-xs">
        <Badge tone={tones[change.status]}>{say(`history.status.${change.status}`)}</Badge>
        {change.status === 'APPLIED' && (
          <span className="font-medium text-foreground">
            {say('history.revision', { revision: change.revision })}
          </span>
        )}
        <span>{say('history.by', { who })}</span>
        <Time value={change.createdAt} />
        <span>{say('history.took', { ms: format.number(change.durationMs) })}</span>
      </div>
      <ul className="mt-2 grid gap-1 text-sm">
        {describeLogged(change.operations).map(({ key, values }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a logged change never changes
          <li key={index} className="break-words">
            {review(`operation.${key}`, values)}
          </li>
        ))}
      </ul>
      {change.error && <p className="mt-2 text-danger text-sm">{change.error}</p>}
      {change.statements.length > 0 && (
        <details className="mt-2">
          <summary className="cursor-pointer text-muted text-xs">
            {say('history.statements', { count: change.statements.length })}
          </summary>
          <CodeBlock
            className="mt-2"
            label={say('history.sql')}
            code={change.statements.join(';\n')}
          />
        </details>
      )}
    </li>
  );
}
