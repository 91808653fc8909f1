import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import type { Collection } from '@/lib/documents/model';
import type { FilterInput } from '@/lib/documents/read-documents';
import { toast } from '@/lib/toast';
import { UNDOABLE, type Writes } from '../api/writes';
import { useFormats } from '../components/use-formats';
import type { Values } from '../rows/row-edits';

export type Doomed = {
  filter: FilterInput;
  count: number;
  ids: ReadonlySet<string>;
  title?: string;
};

type DeleteDialogProps = {
  collection: Collection;
  doomed: Doomed;
  writes: Writes;
  onClose: () => void;
  /** They are gone, or back again. */
  onDone: (ids: ReadonlySet<string>) => void;
};

/** Rows beyond what undo keeps must be confirmed by their number. */
export function DeleteDialog({ collection, doomed, writes, onClose, onDone }: DeleteDialogProps) {
  const { t } = useTranslation(['data', 'common']);
  const formats = useFormats();
  const { filter, count, ids, title } = doomed;
  const rows = formats.number(count);
  const undoable = count <= UNDOABLE;
  const follows = collection.relations.filter(({ onDelete }) => onDelete === 'CASCADE');

  async function remove() {
    const copies = undoable ? await writes.copies(filter) : [];
    const deleted = await writes.deleteMany(filter, count);
    onDone(ids);
    toast({
      title: t('deleted', { count: deleted, rows: formats.number(deleted) }),
      ...(copies.length > 0 && {
        action: { label: t('common:undo'), run: () => void restore(copies) },
      }),
    });
  }

  async function restore(copies: readonly Values[]) {
    try {
      await writes.restore(copies);
      toast({
        title: t('restored', { count: copies.length, rows: formats.number(copies.length) }),
      });
    } catch (error) {
      toast({
        title: t('restoreFailed'),
        description: String((error as Error).message),
        tone: 'danger',
      });
    }
    onDone(new Set());
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title ? t('deleteOne', { title }) : t('deleteMany', { count, rows })}
      description={
        <>
          <p>{undoable ? t('deleteUndoable') : t('deleteForGood')}</p>
          {follows.length > 0 && (
            <p className="mt-2">
              {t('deleteFollows', { relations: formats.list(follows.map(({ label }) => label)) })}
            </p>
          )}
        </>
      }
      action={t('deleteDo', { count, rows })}
      {...(!undoable && { typed: String(count) })}
      onConfirm={remove}
    />
  );
}
