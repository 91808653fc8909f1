import { Badge } from '@/components/badge';
import { Notice } from '@/components/notice';
import type { BreakingChange } from '@/lib/schema-change/plan';
import { useSay } from '@/lib/use-say';

export function BreakingChanges({ changes }: { changes: readonly BreakingChange[] }) {
  const say = useSay('review');
  return (
    <Notice tone="warning" title={say('breaking.title', { count: changes.length })}>
      <ul className="mt-2 grid gap-2">
        {changes.map((change) => (
          <li
            key={`${change.coordinate} ${change.message}`}
            className="flex flex-wrap items-baseline gap-x-2"
          >
            <code className="break-all font-mono text-xs">{change.coordinate}</code>
            <span className="min-w-0 flex-1 basis-60">{change.message}</span>
            {change.affectedOperations > 0 && (
              <Badge tone="danger">
                {say('breaking.operations', { count: change.affectedOperations })}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
