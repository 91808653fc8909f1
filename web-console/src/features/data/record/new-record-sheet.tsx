import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Sheet } from '@/components/sheet';
import { SubmitButton } from '@/components/submit-button';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import type { Writes } from '../api/writes';
import { formFields, inputOf, newDrafts } from '../form/form-model';
import { RecordForm } from '../form/record-form';

type NewRecordSheetProps = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  /** What it begins with: a copy, or what the filter says. */
  given: Record<string, unknown>;
  writes: Writes;
  onClose: () => void;
  onCreated: (row: Row | null) => void;
};

const FORM = 'new-record-form';

export function NewRecordSheet(props: NewRecordSheetProps) {
  const { slug, project, collection, given, writes, onClose, onCreated } = props;
  const { t } = useTranslation(['data', 'common']);
  const [dirty, setDirty] = useState(false);
  const [pending, setPending] = useState(false);

  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open && (!dirty || window.confirm(t('discard')))) {
          onClose();
        }
      }}
      title={t('newRecord')}
      description={collection.label}
      footer={
        <div className="flex justify-end gap-2">
          <Button variant="outline" size="small" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <SubmitButton form={FORM} size="small" pending={pending}>
            {t('createRecord')}
          </SubmitButton>
        </div>
      }
    >
      <RecordForm
        id={FORM}
        slug={slug}
        project={project}
        collection={collection}
        start={newDrafts(formFields(collection), given)}
        shown={given}
        onDirty={setDirty}
        onSubmit={async (values) => {
          setPending(true);
          try {
            onCreated(await writes.create(inputOf(values)));
          } finally {
            setPending(false);
          }
        }}
      />
    </Sheet>
  );
}
