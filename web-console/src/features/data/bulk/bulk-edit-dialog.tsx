import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Dialog, DialogActions } from '@/components/dialog';
import { FormAlert } from '@/components/form-alert';
import { SelectField } from '@/components/select-field';
import { SubmitButton } from '@/components/submit-button';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import type { RelatedRow } from '@/lib/documents/operation';
import { describeError } from '@/lib/platform/describe-error';
import { useFormats } from '../components/use-formats';
import { useProblemText } from '../components/use-problem-text';
import { FieldControl } from '../form/field-control';
import { type Draft, formFields, readDraft } from '../form/form-model';

type BulkEditDialogProps = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  count: number;
  onClose: () => void;
  onSave: (patch: Record<string, unknown>) => Promise<void>;
};

/** One field of many rows. */
export function BulkEditDialog(props: BulkEditDialogProps) {
  const { slug, project, collection, count, onClose, onSave } = props;
  const { t } = useTranslation(['data', 'common']);
  const formats = useFormats();
  const problemText = useProblemText();
  const fields = formFields(collection).filter(({ column }) => !column.unique);
  const [name, setName] = useState(fields[0]?.name ?? '');
  const [draft, setDraft] = useState<Draft>(null);
  const [related, setRelated] = useState<RelatedRow | null>(null);
  const [error, setError] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const [pending, setPending] = useState(false);
  const field = fields.find((candidate) => candidate.name === name);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = field && readDraft(field.column, draft);
    if (!read || pending) {
      return;
    }
    if (!read.ok) {
      setError(problemText(read.problem));
      return;
    }
    setPending(true);
    setFailed(undefined);
    try {
      await onSave({ [name]: read.value });
      onClose();
    } catch (failure) {
      setFailed(describeError(failure));
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('bulkEditTitle', { count, rows: formats.number(count) })}
      description={t('bulkEditHint')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormAlert message={failed} />
        <SelectField
          label={t('field')}
          value={name}
          options={fields.map(({ name: value, column, relation }) => ({
            value,
            label: relation?.label ?? column.label,
          }))}
          onChange={(event) => {
            setName(event.target.value);
            setDraft(null);
            setRelated(null);
            setError(undefined);
          }}
        />
        {field && (
          <FieldControl
            key={name}
            slug={slug}
            project={project}
            field={{ ...field, required: field.column.required }}
            draft={draft}
            related={related}
            error={error}
            onChange={(next, row) => {
              setDraft(next);
              setError(undefined);
              if (row !== undefined) {
                setRelated(row);
              }
            }}
          />
        )}
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <SubmitButton pending={pending}>
            {t('bulkEditDo', { count, rows: formats.number(count) })}
          </SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
