import { Trash2 } from 'lucide-react';
import { IconButton } from '@/components/icon-button';
import { cn } from '@/lib/cn';
import { ApiError } from '@/lib/platform/api-error';
import { type Draft, removeFromDraft } from '@/lib/schema-change/draft';
import { describeOperation, severityOf } from '@/lib/schema-change/words';
import { useSay } from '@/lib/use-say';

type DraftListProps = { project: string; draft: Draft; error: unknown };

const tones = { plain: 'bg-accent', careful: 'bg-warning', danger: 'bg-danger' };

export function DraftList({ project, draft, error }: DraftListProps) {
  const say = useSay('review');
  const blamed = blamedBy(error);
  return (
    <section aria-labelledby="review-changes">
      <h3 id="review-changes" className="mb-2 font-medium text-sm">
        {say('sheet.changes')}
      </h3>
      <ol className="divide-y divide-border rounded-lg border border-border bg-surface">
        {draft.map((operation, index) => {
          const { key, values } = describeOperation(operation);
          const text = say(`operation.${key}`, values);
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the same operation may be there twice
              key={`${index}:${text}`}
              className={cn(
                'flex items-start gap-3 py-2 pr-2 pl-3.5',
                index === blamed && 'bg-danger-surface',
              )}
            >
              <span
                aria-hidden
                className={cn('mt-2 size-2 shrink-0 rounded-full', tones[severityOf(operation)])}
              />
              <p className="min-w-0 flex-1 break-words py-1 text-sm">{text}</p>
              <IconButton
                icon={Trash2}
                label={say('sheet.remove', { change: text })}
                onClick={() => removeFromDraft(project, index)}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The operation that the server's answer is about. */
function blamedBy(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || error.path[0] !== 'operations') {
    return undefined;
  }
  return Number(error.path[1]);
}
