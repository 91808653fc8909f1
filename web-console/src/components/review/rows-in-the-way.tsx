import { useId, useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { useFormat } from '@/i18n/use-format';
import type { Catalog } from '@/lib/catalog/catalog';
import { type Reading, readValue } from '@/lib/catalog/values';
import { type Correction, corrected, correctionsOf } from '@/lib/schema-change/corrections';
import { type Draft, replaceDraft } from '@/lib/schema-change/draft';
import type { Violation } from '@/lib/schema-change/plan';
import { useSay } from '@/lib/use-say';
import { SampleRows } from './sample-rows';
import { ValueField } from './value-field';

type RowsInTheWayProps = { catalog: Catalog; draft: Draft; violations: readonly Violation[] };

/** Rows that the change does not allow, and ways out. */
export function RowsInTheWay({ catalog, draft, violations }: RowsInTheWayProps) {
  const say = useSay('review');
  const format = useFormat();
  const take = (index: number, correction: Correction, value?: unknown) =>
    replaceDraft(catalog.slug, corrected(draft, index, correction, value));
  return violations.map((violation) => (
    <Notice
      key={`${violation.operation} ${violation.message}`}
      tone="danger"
      title={say('violation.title', {
        count: violation.rowCount,
        rows: format.number(violation.rowCount),
      })}
    >
      <p className="mt-1">{violation.message}.</p>
      <SampleRows sample={violation.sample} total={violation.rowCount} />
      <Corrections
        corrections={correctionsOf(violation, draft, catalog)}
        hint={violation.hint}
        onTake={(correction, value) => take(violation.operation, correction, value)}
      />
    </Notice>
  ));
}

type CorrectionsProps = {
  corrections: readonly Correction[];
  hint: string;
  onTake: (correction: Correction, value?: unknown) => void;
};

function Corrections({ corrections, hint, onTake }: CorrectionsProps) {
  const say = useSay('review');
  if (corrections.length === 0) {
    return <p className="mt-3 font-medium">{hint}.</p>;
  }
  return (
    <div className="mt-3 grid gap-3">
      <p className="font-medium">{say('violation.waysOut')}</p>
      {corrections.map((correction) =>
        correction.kind === 'backfill' ? (
          <Backfill
            key={correction.kind}
            correction={correction}
            onTake={(value) => onTake(correction, value)}
          />
        ) : (
          <Button
            key={correction.kind}
            variant="outline"
            size="small"
            className="h-auto min-h-8 justify-self-start whitespace-normal py-1 text-left"
            onClick={() => onTake(correction)}
          >
            {say(`correction.${correction.kind}`)}
          </Button>
        ),
      )}
    </div>
  );
}

type BackfillProps = {
  correction: Extract<Correction, { kind: 'backfill' }>;
  onTake: (value: unknown) => void;
};

function Backfill({ correction, onTake }: BackfillProps) {
  const say = useSay('review');
  const formId = useId();
  const [text, setText] = useState(correction.type === 'BOOLEAN' ? 'false' : '');
  const [problem, setProblem] = useState<string>();
  return (
    // A form of its own would lie within the review's; Enter is taken care of here.
    <fieldset id={formId} className="flex flex-wrap items-end gap-2">
      <legend className="sr-only">{say('correction.backfill')}</legend>
      <ValueField
        className="min-w-0 flex-1 basis-52"
        label={say('correction.backfillLabel', { field: correction.field })}
        type={correction.type}
        options={correction.options}
        value={text}
        error={problem}
        onChange={(next) => {
          setText(next);
          setProblem(undefined);
        }}
        onEnter={take}
      />
      <Button variant="outline" className="bg-surface" onClick={take}>
        {say('correction.fill')}
      </Button>
    </fieldset>
  );

  function take() {
    const reading: Reading = readValue(correction.type, text);
    if (!reading.ok) {
      setProblem(say(`value.${reading.reason}`));
    } else if (text === '') {
      setProblem(say('value.missing'));
    } else {
      onTake(reading.value);
    }
  }
}
