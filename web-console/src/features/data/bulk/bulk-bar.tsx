import { Pencil, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { useFormats } from '../components/use-formats';

type BulkBarProps = {
  count: number;
  total: number;
  all: boolean;
  mayEdit: boolean;
  mayDelete: boolean;
  onAll: () => void;
  onEdit: () => void;
  onDelete: () => void;
  onClear: () => void;
};

/** What can be done with the rows that are chosen. */
export function BulkBar(props: BulkBarProps) {
  const { count, total, all, mayEdit, mayDelete, onAll, onEdit, onDelete, onClear } = props;
  const { t } = useTranslation('data');
  const formats = useFormats();
  return (
    <section
      aria-label={t('selection')}
      className="pointer-events-auto flex animate-rise-in flex-wrap items-center gap-1.5 rounded-lg border border-border-strong bg-raised p-1.5 pl-3 shadow-lg"
    >
      <span role="status" className="mr-1 font-medium text-sm">
        {t('selected', { count, rows: formats.number(count) })}
      </span>
      {!all && count < total && (
        <Button variant="link" size="inline" className="mr-1" onClick={onAll}>
          {t('selectAllRows', { rows: formats.number(total) })}
        </Button>
      )}
      {mayEdit && (
        <Button variant="outline" size="small" onClick={onEdit}>
          <Pencil aria-hidden className="size-4" />
          {t('bulkEdit')}
        </Button>
      )}
      {mayDelete && (
        <Button variant="dangerOutline" size="small" onClick={onDelete}>
          <Trash2 aria-hidden className="size-4" />
          {t('deleteRows')}
        </Button>
      )}
      <Button variant="ghost" size="iconSmall" aria-label={t('clearSelection')} onClick={onClear}>
        <X aria-hidden className="size-4" />
      </Button>
    </section>
  );
}
