import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Dialog, DialogActions } from '@/components/dialog';
import { type Collection, columnOf, type ProjectModel, relationOf } from '@/lib/documents/model';
import type { RelatedRow } from '@/lib/documents/operation';
import type { Conflict, Values } from '../rows/row-edits';
import { rowTitle } from './row-title';
import { useFormats } from './use-formats';

type ConflictDialogProps = {
  project: ProjectModel;
  collection: Collection;
  conflict: Conflict;
  onClose: () => void;
  onInsist: () => Promise<void>;
};

/** Both values of what two people have changed, to choose of. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { project, collection, conflict, onClose, onInsist } = props;
  const { t } = useTranslation('data');
  const formats = useFormats();
  const { edit, current, fields } = conflict;

  function shown(name: string, values: Values): string {
    const column = columnOf(collection, name);
    const relation = column?.relation ? relationOf(collection, column.relation) : undefined;
    const related = relation && (values[relation.apiName] as RelatedRow | null | undefined);
    if (relation && related) {
      return rowTitle(project.get(relation.target), related);
    }
    return column ? formats.value(column, values[name]) : '';
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('conflict')}
      description={t('conflictHint', { title: rowTitle(collection, current) })}
    >
      <table className="w-full table-fixed border-collapse text-sm">
        <thead>
          <tr className="text-left text-muted text-xs">
            <th scope="col" className="w-1/4 pb-1.5 font-medium">
              {t('field')}
            </th>
            <th scope="col" className="pb-1.5 font-medium">
              {t('theirs')}
            </th>
            <th scope="col" className="pb-1.5 font-medium">
              {t('yours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((name) => (
            <tr key={name} className="border-border border-t align-top">
              <th scope="row" className="break-words py-2 pr-2 text-left font-normal text-muted">
                {columnOf(collection, name)?.label}
              </th>
              <td className="break-words py-2 pr-2">{shown(name, current) || t('noValue')}</td>
              <td className="break-words py-2 font-medium">
                {shown(name, { ...edit.patch, ...edit.shown }) || t('noValue')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-4">
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t('keepTheirs')}
          </Button>
          <Button
            onClick={() => {
              onClose();
              void onInsist();
            }}
          >
            {t('saveMine')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
