import { Clock } from 'lucide-react';
import { useFormat } from '@/i18n/use-format';
import type { SchemaPlan } from '@/lib/schema-change/plan';
import { describePlan } from '@/lib/schema-change/words';
import { useSay } from '@/lib/use-say';

export function Effects({ plan }: { plan: SchemaPlan }) {
  const say = useSay('review');
  const format = useFormat();
  return (
    <section aria-labelledby="review-effects">
      <h3 id="review-effects" className="mb-2 font-medium text-sm">
        {say('effect.title')}
      </h3>
      <ul className="grid gap-2">
        {describePlan(plan).map(({ key, values }) => (
          <li key={key} className="flex gap-2.5 text-sm">
            <Clock aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            <span>{say(key, { ...values, rows: format.number(Number(values.rows ?? 0)) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
