import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/notice';
import { Time } from '@/components/time';
import { type Collection, can, type ProjectModel } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import { useMayAdminister } from '@/lib/project/use-project';
import type { Writes } from '../api/writes';
import { draftsOf, formFields, patchOf } from '../form/form-model';
import { RecordForm } from '../form/record-form';
import type { Outcome, RowEdits } from '../rows/row-edits';
import { rowsKey } from '../rows/view';
import { RelatedSection } from './related-section';
import { Trail } from './trail';

type RecordDetailsProps = {
  formId: string;
  slug: string;
  project: ProjectModel;
  collection: Collection;
  row: Row;
  edits: RowEdits;
  writes: Writes;
  /** Throws what the form must show. */
  onOutcome: (outcome: Outcome) => void;
  onDirty: (dirty: boolean) => void;
  /** Related rows beside the form instead of below it. */
  wide?: boolean;
};

/** The form of a record, what it is related to, and what happened to it. */
export function RecordDetails(props: RecordDetailsProps) {
  const { formId, slug, project, collection, row, edits, writes, onOutcome, wide } = props;
  const { t } = useTranslation('data');
  const client = useQueryClient();
  const administers = useMayAdminister();
  const [dirty, setDirty] = useState(false);
  const [base, setBase] = useState(row);
  const mayEdit = can(collection, 'UPDATE');
  if (!dirty && base !== row) {
    setBase(row);
  }

  function tell(next: boolean) {
    setDirty(next);
    props.onDirty(next);
  }

  async function link(patch: Record<string, unknown>) {
    await writes.update(row.id, patch, row.rowVersion);
    await client.invalidateQueries({ queryKey: ['rows', slug] });
  }

  return (
    <div
      className={
        wide ? 'grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]' : 'grid gap-8'
      }
    >
      <div className="grid gap-4">
        {dirty && base.rowVersion !== row.rowVersion && (
          <Notice tone="warning">{t('changedMeanwhile')}</Notice>
        )}
        <RecordForm
          key={`${base.id} ${base.rowVersion}`}
          id={formId}
          slug={slug}
          project={project}
          collection={collection}
          start={draftsOf(formFields(collection), base)}
          shown={base}
          readOnly={!mayEdit}
          onDirty={tell}
          onSubmit={async (values, shown) => {
            const patch = patchOf(values, base);
            onOutcome(await edits.save({ base, patch, shown }));
            void client.invalidateQueries({
              queryKey: [...rowsKey(slug, collection.name), 'trail'],
            });
          }}
        />
        <SystemValues row={row} />
      </div>
      <div className="grid gap-6">
        {collection.relations
          .filter(({ many }) => many)
          .map((relation) => (
            <RelatedSection
              key={relation.apiName}
              {...{ slug, project, collection, relation, row }}
              onLink={mayEdit ? link : undefined}
            />
          ))}
        {administers && (
          <section aria-label={t('trail')}>
            <h3 className="mb-2 font-medium text-sm">{t('trail')}</h3>
            <Trail slug={slug} collection={collection} id={String(row.rowId)} />
          </section>
        )}
      </div>
    </div>
  );
}

function SystemValues({ row }: { row: Row }) {
  const { t } = useTranslation('data');
  const { rowId, createdAt, updatedAt } = row;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-border border-t pt-4 text-muted text-xs">
      <dt>{t('key')}</dt>
      <dd className="select-all truncate font-mono">{String(rowId)}</dd>
      {typeof createdAt === 'string' && (
        <>
          <dt>{t('createdAt')}</dt>
          <dd>
            <Time value={createdAt} absolute />
          </dd>
        </>
      )}
      {typeof updatedAt === 'string' && (
        <>
          <dt>{t('updatedAt')}</dt>
          <dd>
            <Time value={updatedAt} absolute />
          </dd>
        </>
      )}
    </dl>
  );
}
