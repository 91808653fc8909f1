import { CircleCheck, Eye, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { CodeBlock } from '@/components/code-block';
import { EmptyState } from '@/components/empty-state';
import { TabPanel, Tabs } from '@/components/tabs';
import { useSay } from '@/lib/use-say';
import type { Refusal, Simulation } from '../api/simulate';
import { readCondition } from '../model/condition';
import { conditionWords } from '../model/condition-words';
import { type FilterSchema, filterOf } from '../model/filter-schema';
import { summaryOf } from '../model/simulation-summary';

type SimulationResultProps = {
  simulation: Simulation | undefined;
  schema: FilterSchema | undefined;
  pending: boolean;
};

export function SimulationResult({ simulation, schema, pending }: SimulationResultProps) {
  const say = useSay('rules');
  const [tab, setTab] = useState('answer');
  if (!simulation) {
    return <EmptyState icon={Eye} title={say('result.none')} message={say('result.noneHint')} />;
  }
  const { rows, errors } = summaryOf(simulation.response);
  return (
    <section
      aria-label={say('result.title')}
      aria-busy={pending}
      className="grid grid-cols-1 gap-4"
    >
      <div role="status" className="flex flex-wrap gap-2">
        {errors > 0 ? (
          <Badge tone="danger">{say('result.errors', { count: errors })}</Badge>
        ) : (
          <Badge tone="success">{say('result.rows', { count: rows })}</Badge>
        )}
        {simulation.refusals.length > 0 && (
          <Badge tone="warning">
            {say('result.refusals', { count: simulation.refusals.length })}
          </Badge>
        )}
      </div>
      <Refusals refusals={simulation.refusals} schema={schema} />
      <Tabs
        label={say('result.title')}
        value={tab}
        onValueChange={setTab}
        tabs={[
          { value: 'answer', label: say('result.answer') },
          {
            value: 'statements',
            label: say('result.statements', { count: simulation.statements.length }),
          },
        ]}
      >
        <TabPanel value="answer">
          <CodeBlock
            label={say('result.answer')}
            code={JSON.stringify(simulation.response, null, 2)}
          />
        </TabPanel>
        <TabPanel value="statements" className="grid grid-cols-1 gap-3">
          {simulation.statements.map((statement, index) => (
            <CodeBlock
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes
              key={index}
              label={say('result.statement', { n: index + 1 })}
              code={statement}
            />
          ))}
        </TabPanel>
      </Tabs>
    </section>
  );
}

type RefusalsProps = { refusals: readonly Refusal[]; schema: FilterSchema | undefined };

function Refusals({ refusals, schema }: RefusalsProps) {
  const say = useSay('rules');
  if (refusals.length === 0) {
    return (
      <p className="flex items-center gap-2 text-sm">
        <CircleCheck aria-hidden className="size-4 text-success" />
        {say('result.nothingRefused')}
      </p>
    );
  }
  return (
    <section aria-label={say('result.why')}>
      <h3 className="mb-2 font-medium text-sm">{say('result.why')}</h3>
      <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
        {refusals.map((refusal) => (
          <li
            key={`${refusal.coordinate} ${refusal.action} ${JSON.stringify(refusal.clause)}`}
            className="flex items-start gap-3 px-4 py-3"
          >
            <ShieldX aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
            <div className="min-w-0 flex-1 text-sm">
              <p className="flex flex-wrap items-center gap-2">
                <code className="break-all font-medium">{refusal.coordinate}</code>
                <Badge>{say(`action.${refusal.action}`)}</Badge>
              </p>
              <p className="mt-1 break-words">{refusal.message}</p>
              <Clause refusal={refusal} schema={schema} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The clause in words where it is a condition; always as the policy writes it. */
function Clause({ refusal, schema }: { refusal: Refusal; schema: FilterSchema | undefined }) {
  const say = useSay('rules');
  if (refusal.clause === null || refusal.clause === undefined) {
    return <p className="mt-1 text-muted">{say('result.noPolicy')}</p>;
  }
  const filter = filterOf(refusal.coordinate.split('.')[0] ?? '');
  const isCondition = schema?.inputs.has(filter) && !('fields' in (refusal.clause as object));
  return (
    <>
      {schema && isCondition && (
        <p className="mt-1 text-muted">
          {say('result.clause', {
            condition: conditionWords(readCondition(schema, filter, refusal.clause), say),
          })}
        </p>
      )}
      <code className="mt-1 block break-all text-muted text-xs">
        {JSON.stringify(refusal.clause)}
      </code>
    </>
  );
}
