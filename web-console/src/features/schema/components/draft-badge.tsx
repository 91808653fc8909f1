import { Badge } from '@/components/badge';
import type { DraftMark } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';

/** Marks what exists in the draft alone. */
export function DraftBadge({ draft }: { draft: DraftMark | undefined }) {
  const say = useSay('schema');
  return draft ? <Badge tone="warning">{say(`draft.${draft}`)}</Badge> : null;
}
