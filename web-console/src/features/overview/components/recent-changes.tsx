import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Section } from '@/components/page';
import { QueryView } from '@/components/query-view';
import { RowsSkeleton } from '@/components/skeleton';
import { Time } from '@/components/time';
import { useActorName } from '@/lib/actor/use-actor-name';
import { recentChangesQuery } from '@/lib/schema-change/changes';
import { useWords } from '@/lib/schema-change/use-words';

export function RecentChanges({ slug }: { slug: string }) {
  const { t } = useTranslation('overview');
  const changes = useQuery(recentChangesQuery(slug));
  const actorName = useActorName(slug);
  const words = useWords();
  return (
    <Section
      title={t('changes.title')}
      actions={
        <Button asChild variant="ghost" size="small">
          <Link to="/projects/$project/logs" params={{ project: slug }}>
            {t('changes.all')}
          </Link>
        </Button>
      }
    >
      <QueryView query={changes} failed={t('changes.failed')} skeleton={<RowsSkeleton rows={4} />}>
        {(list) =>
          list.length > 0 ? (
            <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
              {list.map((change) => {
                const [first, ...others] = change.operations;
                return (
                  <li key={change.id}>
                    <Link
                      to="/projects/$project/logs"
                      params={{ project: slug }}
                      search={{ change: change.id }}
                      className="block px-4 py-2.5 hover:bg-hover focus-visible:outline-offset-[-2px]"
                    >
                      <span className="flex items-start gap-2 text-sm">
                        <span className="min-w-0 flex-1">
                          {words(first)}
                          {others.length > 0 && (
                            <span className="text-muted">
                              {' '}
                              {t('changes.more', { count: others.length })}
                            </span>
                          )}
                        </span>
                        {change.status !== 'APPLIED' && (
                          <Badge tone={change.status === 'FAILED' ? 'danger' : 'info'}>
                            {t(`changes.${change.status}`)}
                          </Badge>
                        )}
                      </span>
                      <span className="mt-0.5 block text-muted text-xs">
                        {actorName(change.actor)} · <Time value={change.createdAt} />
                      </span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          ) : (
            <p className="rounded-lg border border-border-strong border-dashed px-4 py-5 text-center text-muted text-sm">
              {t('changes.none')}
            </p>
          )
        }
      </QueryView>
    </Section>
  );
}
