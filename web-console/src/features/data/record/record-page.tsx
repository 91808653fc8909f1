import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { CopyPlus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { IconButton } from '@/components/icon-button';
import { Page } from '@/components/page';
import { RowsSkeleton } from '@/components/skeleton';
import { type Collection, can, type ProjectModel } from '@/lib/documents/model';
import { useProject } from '@/lib/project/use-project';
import { toast } from '@/lib/toast';
import { useModel } from '../api/use-model';
import { everyName } from '../api/writes';
import { DeleteDialog } from '../bulk/delete-dialog';
import { rowTitle } from '../components/row-title';
import { duplicateOf } from '../form/form-model';
import { useRowChanges } from '../live/use-row-changes';
import { useConflicts } from '../rows/use-conflicts';
import { useEdits } from '../rows/use-edits';
import { NewRecordSheet } from './new-record-sheet';
import { RecordDetails } from './record-details';
import { recordQuery } from './record-query';

const FORM = 'record-page-form';

/** A record with an address of its own. */
export function RecordPage() {
  const { t } = useTranslation('data');
  const { slug } = useProject();
  const { collection: name = '', record = '' } = useParams({ strict: false });
  const { model, error, refetch } = useModel(slug);
  const collection = model?.get(name);
  if (model && collection) {
    return (
      <Record key={`${name} ${record}`} {...{ slug, collection }} project={model} id={record} />
    );
  }
  return (
    <Page title={t('title')}>
      {error ? (
        <ErrorState title={t('catalogFailed')} error={error} onRetry={refetch} />
      ) : model ? (
        <EmptyState title={t('noCollection')} message={t('noCollectionHint')} />
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}

type RecordProps = { slug: string; project: ProjectModel; collection: Collection; id: string };

function Record({ slug, project, collection, id }: RecordProps) {
  const { t } = useTranslation(['data', 'common']);
  const navigate = useNavigate();
  const record = useQuery(recordQuery(slug, project, collection, id));
  const { edits, writes, cache } = useEdits(slug, project, collection);
  const { settle, dialog } = useConflicts({
    project,
    collection,
    edits,
    onGone: () => void record.refetch(),
  });
  const [dirty, setDirty] = useState(false);
  const [duplicating, setDuplicating] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const row = record.data;
  const view = useMemo(
    () => ({
      slug,
      project,
      collection,
      names: everyName(collection),
      filter: { rowId: { eq: id } },
    }),
    [slug, project, collection, id],
  );
  useRowChanges(view, cache);
  const toCollection = (
    <Link
      to="/projects/$project/data/$collection"
      params={{ project: slug, collection: collection.name }}
      className="text-accent hover:underline"
    >
      {collection.label}
    </Link>
  );

  return (
    <Page
      title={row ? rowTitle(collection, row) : collection.label}
      description={toCollection}
      actions={
        row && (
          <>
            <CopyButton iconOnly text={window.location.href} label={t('copyLink')} />
            {can(collection, 'CREATE') && (
              <IconButton
                icon={CopyPlus}
                label={t('duplicate')}
                onClick={() => setDuplicating(true)}
              />
            )}
            {can(collection, 'DELETE') && (
              <IconButton icon={Trash2} label={t('deleteRow')} onClick={() => setDeleting(true)} />
            )}
            {can(collection, 'UPDATE') && (
              <Button type="submit" form={FORM} size="small" disabled={!dirty}>
                {t('common:save')}
              </Button>
            )}
          </>
        )
      }
    >
      {row ? (
        <RecordDetails
          wide
          formId={FORM}
          {...{ slug, project, collection, row, edits, writes }}
          onDirty={setDirty}
          onOutcome={(outcome) => {
            if (outcome.kind === 'refused') {
              throw outcome.error;
            }
            settle(outcome);
            if (outcome.kind === 'saved') {
              toast({ title: t('common:saved') });
            }
          }}
        />
      ) : record.error ? (
        <ErrorState
          title={t('recordFailed')}
          error={record.error}
          onRetry={() => void record.refetch()}
        />
      ) : row === null ? (
        <EmptyState title={t('recordMissing')} message={t('recordMissingHint')}>
          {toCollection}
        </EmptyState>
      ) : (
        <RowsSkeleton rows={6} />
      )}
      {dialog}
      {duplicating && row && (
        <NewRecordSheet
          {...{ slug, project, collection, writes }}
          given={duplicateOf(collection, row)}
          onClose={() => setDuplicating(false)}
          onCreated={(created) => {
            setDuplicating(false);
            if (created) {
              void cache.refresh();
              void navigate({
                to: '/projects/$project/data/$collection/$record',
                params: {
                  project: slug,
                  collection: collection.name,
                  record: String(created.rowId),
                },
              });
            }
          }}
        />
      )}
      {deleting && row && (
        <DeleteDialog
          collection={collection}
          writes={writes}
          doomed={{
            filter: { rowId: { eq: row.rowId } },
            count: 1,
            ids: new Set([row.id]),
            title: rowTitle(collection, row),
          }}
          onClose={() => setDeleting(false)}
          onDone={(ids) => {
            void cache.refresh();
            if (ids.size > 0) {
              void navigate({
                to: '/projects/$project/data/$collection',
                params: { project: slug, collection: collection.name },
              });
            }
          }}
        />
      )}
    </Page>
  );
}
