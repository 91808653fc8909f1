import { Badge, type BadgeTone } from '@/components/badge';
import { CodeBlock } from '@/components/code-block';
import { useFormat } from '@/i18n/use-format';
import type { PlannedStatement } from '@/lib/schema-change/plan';
import { waitOf } from '@/lib/schema-change/words';
import { useSay } from '@/lib/use-say';

const tones: Record<ReturnType<typeof waitOf>, BadgeTone> = {
  nobody: 'success',
  moment: 'neutral',
  writers: 'warning',
  everybody: 'danger',
};

/** For those who want to know: the statements, their locks, who waits. */
export function PlanDetails({ statements }: { statements: readonly PlannedStatement[] }) {
  const say = useSay('review');
  const format = useFormat();
  if (statements.length === 0) {
    return null;
  }
  return (
    <details className="group rounded-lg border border-border bg-surface">
      <summary className="cursor-pointer px-3.5 py-2.5 font-medium text-sm">
        {say('details.title', { count: statements.length })}
      </summary>
      <ol className="grid grid-cols-1 gap-4 border-border border-t p-3.5">
        {statements.map((statement, index) => {
          const wait = waitOf(statement);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, statements may repeat
            <li key={index} className="grid grid-cols-1 gap-1.5">
              <CodeBlock code={statement.sql} label={say('details.statement', { n: index + 1 })} />
              <div className="flex flex-wrap gap-1.5">
                <Badge tone={tones[wait]}>{say(`details.wait.${wait}`)}</Badge>
                <Badge>{say('details.lock', { lock: statement.lock })}</Badge>
                {statement.rewritesTable && <Badge tone="warning">{say('details.rewrites')}</Badge>}
                {statement.tableRows > 0 && (
                  <Badge>{say('details.rows', { rows: format.number(statement.tableRows) })}</Badge>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
