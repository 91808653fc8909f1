import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CopyPlus, ExternalLink, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { IconButton } from '@/components/icon-button';
import { Sheet } from '@/components/sheet';
import { RowsSkeleton } from '@/components/skeleton';
import { type Collection, can, type ProjectModel } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import type { Writes } from '../api/writes';
import { rowTitle } from '../components/row-title';
import type { Outcome, RowEdits } from '../rows/row-edits';
import { RecordDetails } from './record-details';
import { recordQuery } from './record-query';

type RecordSheetProps = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  id: string;
  edits: RowEdits;
  writes: Writes;
  onOutcome: (outcome: Outcome) => void;
  onClose: () => void;
  onDuplicate: (row: Row) => void;
  onDelete: (row: Row) => void;
};

const FORM = 'record-form';

/** A record beside the grid that it is a row of. */
export function RecordSheet(props: RecordSheetProps) {
  const { slug, project, collection, id, onClose, onDuplicate, onDelete } = props;
  const { t } = useTranslation(['data', 'common']);
  const record = useQuery(recordQuery(slug, project, collection, id));
  const [dirty, setDirty] = useState(false);
  const row = record.data;
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open && (!dirty || window.confirm(t('discard')))) {
          onClose();
        }
      }}
      title={row ? rowTitle(collection, row) : collection.label}
      description={collection.label}
      footer={
        row && (
          <div className="flex items-center gap-1">
            {can(collection, 'DELETE') && (
              <IconButton icon={Trash2} label={t('deleteRow')} onClick={() => onDelete(row)} />
            )}
            {can(collection, 'CREATE') && (
              <IconButton icon={CopyPlus} label={t('duplicate')} onClick={() => onDuplicate(row)} />
            )}
            <Button asChild variant="ghost" size="small" className="mr-auto px-2">
              <Link
                to="/projects/$project/data/$collection/$record"
                params={{ project: slug, collection: collection.name, record: String(row.rowId) }}
              >
                <ExternalLink aria-hidden className="size-4" />
                {t('openAsPage')}
              </Link>
            </Button>
            {can(collection, 'UPDATE') && (
              <Button type="submit" form={FORM} size="small" disabled={!dirty}>
                {t('common:save')}
              </Button>
            )}
          </div>
        )
      }
    >
      {row ? (
        <RecordDetails {...props} formId={FORM} row={row} onDirty={setDirty} />
      ) : record.error ? (
        <ErrorState
          title={t('recordFailed')}
          error={record.error}
          onRetry={() => void record.refetch()}
        />
      ) : row === null ? (
        <EmptyState title={t('recordMissing')} message={t('recordMissingHint')} />
      ) : (
        <RowsSkeleton rows={6} />
      )}
    </Sheet>
  );
}
