import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import { describeError } from '@/lib/platform/describe-error';
import { toast } from '@/lib/toast';
import { ConflictDialog } from '../components/conflict-dialog';
import type { Conflict, Outcome, RowEdits } from './row-edits';

type Options = {
  project: ProjectModel;
  collection: Collection;
  edits: RowEdits;
  onGone: () => void;
};

/** Says what became of an edit: asks whose value stays, and tells why something was refused. */
export function useConflicts({ project, collection, edits, onGone }: Options) {
  const { t } = useTranslation('data');
  const [conflict, setConflict] = useState<Conflict>();

  /** A text is why it was refused. */
  function settle(outcome: Outcome | undefined): string | undefined {
    switch (outcome?.kind) {
      case 'conflict':
        setConflict(outcome.conflict);
        return undefined;
      case 'gone':
        toast({ title: t('rowGone'), description: t('rowGoneHint'), tone: 'danger' });
        onGone();
        return undefined;
      case 'refused':
        return describeError(outcome.error);
      default:
        return undefined;
    }
  }

  const dialog: ReactNode = conflict && (
    <ConflictDialog
      project={project}
      collection={collection}
      conflict={conflict}
      onClose={() => setConflict(undefined)}
      onInsist={async () => {
        const refused = settle(await edits.insist(conflict));
        if (refused) {
          toast({ title: refused, tone: 'danger' });
        }
      }}
    />
  );
  return { settle, dialog };
}
