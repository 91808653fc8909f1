import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import type { Catalog } from '@/lib/catalog/catalog';
import { discardDraft, hasDrafts, undoDraft, useDraft } from '@/lib/schema-change/draft';
import { useSay } from '@/lib/use-say';
import { ReviewSheet } from './review-sheet';

type DraftBarProps = { catalog: Catalog };

/** Stays at the foot of the page while there are changes that have not been applied. */
export function DraftBar({ catalog }: DraftBarProps) {
  const say = useSay('review');
  const draft = useDraft(catalog.slug);
  const [reviewing, setReviewing] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  useWarningBeforeLeaving();

  return (
    <>
      {draft.length > 0 && (
        <section
          aria-label={say('bar.label')}
          className="sticky bottom-0 z-30 flex shrink-0 animate-rise-in flex-wrap items-center gap-x-4 gap-y-2 border-border-strong border-t bg-raised px-4 py-2.5 shadow-lg sm:px-6"
        >
          <p role="status" className="min-w-0 flex-1 basis-40 font-medium text-sm">
            {say('bar.count', { count: draft.length })}
          </p>
          <div className="flex flex-wrap items-center gap-2">
            <Button variant="ghost" size="small" onClick={() => undoDraft(catalog.slug)}>
              <Undo2 aria-hidden className="size-4" />
              {say('bar.undo')}
            </Button>
            <Button variant="outline" size="small" onClick={() => setDiscarding(true)}>
              {say('bar.discard')}
            </Button>
            <Button size="small" onClick={() => setReviewing(true)}>
              {say('bar.review')}
            </Button>
          </div>
        </section>
      )}
      <ReviewSheet catalog={catalog} open={reviewing} onOpenChange={setReviewing} />
      <ConfirmDialog
        open={discarding}
        onOpenChange={setDiscarding}
        title={say('discard.title', { count: draft.length })}
        description={say('discard.description')}
        action={say('discard.action')}
        onConfirm={async () => discardDraft(catalog.slug)}
      />
    </>
  );
}

function useWarningBeforeLeaving(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (hasDrafts()) {
        event.preventDefault();
      }
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}
