import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { CheckboxField } from '@/components/checkbox';
import { FormAlert } from '@/components/form-alert';
import { Sheet } from '@/components/sheet';
import { SubmitButton } from '@/components/submit-button';
import type { Catalog } from '@/lib/catalog/catalog';
import { describeError } from '@/lib/platform/describe-error';
import { type Draft, useDraft } from '@/lib/schema-change/draft';
import type { SchemaPlan } from '@/lib/schema-change/plan';
import { toast } from '@/lib/toast';
import { useSay } from '@/lib/use-say';
import { BreakingChanges } from './breaking-changes';
import { ConflictNotice } from './conflict-notice';
import { DraftList } from './draft-list';
import { Effects } from './effects';
import { PlanDetails } from './plan-details';
import { planQuery } from './plan-query';
import { RowsInTheWay } from './rows-in-the-way';
import { RunningChange } from './running-change';
import { isConflict, useApply } from './use-apply';

type ReviewSheetProps = {
  catalog: Catalog;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** What the draft will do, in plain words, before anything happens. */
export function ReviewSheet({ catalog, open, onOpenChange }: ReviewSheetProps) {
  const say = useSay('review');
  const draft = useDraft(catalog.slug);
  const [running, setRunning] = useState<string>();
  const close = () => {
    setRunning(undefined);
    onOpenChange(false);
  };
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={say(running ? 'sheet.running' : 'sheet.title')}
      description={say(running ? 'sheet.runningDescription' : 'sheet.description')}
      className="max-w-2xl"
    >
      {running ? (
        <div className="grid grid-cols-1 gap-4">
          <RunningChange project={catalog.slug} id={running} />
          <Button variant="outline" className="justify-self-end" onClick={close}>
            {say('sheet.close')}
          </Button>
        </div>
      ) : (
        <Review catalog={catalog} draft={draft} onRunning={setRunning} onDone={close} />
      )}
    </Sheet>
  );
}

type ReviewProps = {
  catalog: Catalog;
  draft: Draft;
  onRunning: (id: string) => void;
  onDone: () => void;
};

function Review({ catalog, draft, onRunning, onDone }: ReviewProps) {
  const say = useSay('review');
  const plan = useQuery(planQuery(catalog.slug, catalog.revision, draft));
  const apply = useApply(catalog.slug);
  const current = plan.error ? undefined : plan.data;

  if (draft.length === 0) {
    return <p className="text-muted text-sm">{say('sheet.empty')}</p>;
  }

  async function submit(acceptBreaking: boolean) {
    try {
      const change = await apply.mutateAsync({ ifRevision: catalog.revision, acceptBreaking });
      if (change.status === 'RUNNING') {
        onRunning(change.id);
      } else {
        toast({ title: say('applied', { revision: change.revision }) });
        onDone();
      }
    } catch {
      // The reason stands in the review.
    }
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      {isConflict(apply.error) && (
        <ConflictNotice project={catalog.slug} revision={catalog.revision} />
      )}
      <DraftList project={catalog.slug} draft={draft} error={plan.error} />
      {plan.error && <FormAlert message={describeError(plan.error)} />}
      <div aria-live="polite" aria-busy={plan.isFetching} className="grid grid-cols-1 gap-6">
        {current ? (
          <>
            <RowsInTheWay catalog={catalog} draft={draft} violations={current.violations} />
            <Effects plan={current} />
          </>
        ) : (
          !plan.error && <p className="text-muted text-sm">{say('sheet.planning')}</p>
        )}
      </div>
      {current && (
        <ApplyForm
          // Another plan has to be accepted anew.
          key={`${catalog.revision}:${JSON.stringify(draft)}`}
          plan={current}
          stale={plan.isPlaceholderData || plan.isFetching}
          pending={apply.isPending}
          error={isConflict(apply.error) ? undefined : apply.error}
          onApply={submit}
        />
      )}
    </div>
  );
}

type ApplyFormProps = {
  plan: SchemaPlan;
  stale: boolean;
  pending: boolean;
  error: unknown;
  onApply: (acceptBreaking: boolean) => void;
};

function ApplyForm({ plan, stale, pending, error, onApply }: ApplyFormProps) {
  const say = useSay('review');
  const [accepted, setAccepted] = useState(false);
  const breaks = plan.breakingChanges.length > 0;
  const blocked = plan.violations.length > 0;
  const ready = !stale && !blocked && (!breaks || accepted);
  return (
    <form
      className="grid grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !pending) {
          onApply(breaks);
        }
      }}
    >
      {breaks && (
        <div className="grid grid-cols-1 gap-3">
          <BreakingChanges changes={plan.breakingChanges} />
          <CheckboxField
            label={say('breaking.accept')}
            checked={accepted}
            onCheckedChange={(checked) => setAccepted(checked === true)}
          />
        </div>
      )}
      <PlanDetails statements={plan.statements} />
      <FormAlert message={error ? describeError(error) : undefined} />
      <div className="sticky -bottom-4 -mx-5 -mb-4 flex flex-wrap items-center justify-end gap-3 border-border border-t bg-raised px-5 py-3">
        {blocked && <p className="flex-1 basis-40 text-muted text-sm">{say('sheet.blocked')}</p>}
        <SubmitButton pending={pending} disabled={!ready}>
          {say('sheet.apply')}
        </SubmitButton>
      </div>
    </form>
  );
}
