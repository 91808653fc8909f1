import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Dialog, DialogActions } from '@/components/dialog';
import { FormAlert } from '@/components/form-alert';
import { describeError } from '@/lib/platform/describe-error';
import { useFormats } from '../components/use-formats';
import type { GridColumn } from '../grid/grid-columns';
import type { View } from '../rows/view';
import { type ExportFormat, exportRows, saveFile } from './export-rows';

type ExportDialogProps = {
  view: View;
  columns: readonly GridColumn[];
  total: number;
  onClose: () => void;
};

/** What is on the screen as a file: the same rows, columns and order. */
export function ExportDialog({ view, columns, total, onClose }: ExportDialogProps) {
  const { t } = useTranslation(['data', 'common']);
  const formats = useFormats();
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);

  useEffect(() => () => abort.current?.abort(), []);

  async function start(format: ExportFormat) {
    const controller = new AbortController();
    abort.current = controller;
    setDone(0);
    setError(undefined);
    try {
      const file = await exportRows(view, columns, format, setDone, controller.signal);
      saveFile(file, `${view.collection.name}.${format}`);
      onClose();
    } catch (failure) {
      setDone(undefined);
      if (!controller.signal.aborted) {
        setError(failure);
      }
    }
  }

  const running = done !== undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('export')}
      description={t('exportHint', { count: total, rows: formats.number(total) })}
    >
      <div className="grid gap-4">
        <FormAlert message={error ? describeError(error) : undefined} />
        {running && (
          <div className="grid gap-1.5">
            <progress className="h-2 w-full accent-accent" value={done} max={Math.max(total, 1)} />
            <p role="status" className="text-muted text-sm">
              {t('exportProgress', { done: formats.number(done), total: formats.number(total) })}
            </p>
          </div>
        )}
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={running} variant="outline" onClick={() => void start('json')}>
            JSON
          </Button>
          <Button disabled={running} onClick={() => void start('csv')}>
            CSV
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
