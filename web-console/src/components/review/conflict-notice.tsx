import { useQuery } from '@tanstack/react-query';
import { Notice } from '@/components/notice';
import { recentChangesQuery } from '@/lib/schema-change/changes';
import { describeLogged } from '@/lib/schema-change/logged';
import { useSay } from '@/lib/use-say';

/** Somebody else was faster: what they did. The draft is there still, and planned anew. */
export function ConflictNotice({ project, revision }: { project: string; revision: number }) {
  const say = useSay('review');
  const changes = useQuery(recentChangesQuery(project));
  // The attempt that was refused is in the log too.
  const latest = changes.data?.find(
    (change) => change.status === 'APPLIED' && change.revision === revision,
  );
  return (
    <Notice tone="warning" title={say('conflict.title')}>
      <p className="mt-1">{say('conflict.description')}</p>
      {latest && (
        <ul className="mt-2 list-disc pl-5">
          {describeLogged(latest.operations).map(({ key, values }) => (
            <li key={`${key}${JSON.stringify(values)}`}>{say(`operation.${key}`, values)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
