import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Notice } from '@/components/notice';
import { useCommands } from '@/lib/commands/use-commands';
import { type Collection, can, isSearchable, type ProjectModel } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import { describeError } from '@/lib/platform/describe-error';
import { useProject } from '@/lib/project/use-project';
import { toast } from '@/lib/toast';
import { BulkBar } from '../bulk/bulk-bar';
import { BulkEditDialog } from '../bulk/bulk-edit-dialog';
import { DeleteDialog, type Doomed } from '../bulk/delete-dialog';
import { ExportDialog } from '../export/export-dialog';
import { countConditions, isEmpty } from '../filter/filter';
import { FilterPanel } from '../filter/filter-panel';
import { canSortBy } from '../filter/sorting';
import { duplicateOf } from '../form/form-model';
import { type CellEdit, DataGrid } from '../grid/data-grid';
import { moved, toggled, withWidth } from '../grid/grid-columns';
import { GridSkeleton } from '../grid/grid-skeleton';
import { EVERYTHING, NOTHING, type Selection, sizeOf } from '../grid/selection';
import { useRowChanges } from '../live/use-row-changes';
import { NewRecordSheet } from '../record/new-record-sheet';
import { RecordSheet } from '../record/record-sheet';
import { MOST_ROWS } from '../rows/pages';
import type { Outcome } from '../rows/row-edits';
import { useConflicts } from '../rows/use-conflicts';
import { useEdits } from '../rows/use-edits';
import { useRows } from '../rows/use-rows';
import { viewKey } from '../rows/view';
import type { DataSearch } from '../search';
import { CollectionSelect } from './collection-list';
import { ColumnMenu } from './column-menu';
import { givenBy } from './given-by';
import { LiveBadge } from './live-badge';
import { rowTitle } from './row-title';
import { SortMenu } from './sort-menu';
import { Toolbar } from './toolbar';
import { useFormats } from './use-formats';
import { usePreference } from './use-preference';
import { useViewState } from './use-view-state';

type CollectionViewProps = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  search: DataSearch;
};

export function CollectionView({ slug, project, collection, search }: CollectionViewProps) {
  const { t } = useTranslation(['data', 'common']);
  const formats = useFormats();
  const head = useProject();
  const { preference, prefer, forget } = usePreference(slug, collection);
  const state = useViewState({ slug, project, collection, search, preference });
  const { view, columns, filter, sorting } = state;
  const rows = useRows(view);
  const { edits, writes, cache, undoable } = useEdits(slug, project, collection);
  const { marked, state: live } = useRowChanges(view, cache);
  const { settle, dialog } = useConflicts({
    project,
    collection,
    edits,
    onGone: () => void cache.refresh(),
  });
  const [filtering, setFiltering] = useState(false);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [creating, setCreating] = useState<Record<string, unknown>>();
  const [doomed, setDoomed] = useState<Doomed>();
  const [bulkEditing, setBulkEditing] = useState(false);
  const [exporting, setExporting] = useState(false);

  const place = JSON.stringify(viewKey({ ...view, names: [] }));
  const [chosenAt, setChosenAt] = useState(place);
  if (chosenAt !== place) {
    setChosenAt(place);
    setSelection(NOTHING);
  }

  const mayEdit = can(collection, 'UPDATE');
  const mayDelete = can(collection, 'DELETE');
  const mayCreate = can(collection, 'CREATE');
  const chosen = sizeOf(selection, rows.total);
  const titleOf = (row: Row) => rowTitle(collection, row);

  async function edit({ row, column, committed }: CellEdit): Promise<string | undefined> {
    const { value, shown } = committed;
    return settle(
      await edits.save({ base: row, patch: { [column.name]: value }, ...(shown && { shown }) }),
    );
  }

  async function undo() {
    const refused = settle(await edits.undo());
    if (refused) {
      toast({ title: refused, tone: 'danger' });
    }
  }

  function saved(outcome: Outcome) {
    if (outcome.kind === 'refused') {
      throw outcome.error;
    }
    settle(outcome);
    if (outcome.kind !== 'conflict') {
      state.setRecord(undefined);
    }
  }

  function doom(some: readonly Row[]) {
    const [only, ...others] = some;
    setDoomed({
      filter: { id: { in: some.map(({ id }) => id) } },
      count: some.length,
      ids: new Set(some.map(({ id }) => id)),
      ...(only && others.length === 0 && { title: titleOf(only) }),
    });
  }

  const chosenRows = {
    filter: selection.all ? (view.filter ?? {}) : { id: { in: [...selection.ids] } },
    count: chosen,
    ids: selection.ids,
  };

  const undoLatest = useRef(undo);
  undoLatest.current = undo;
  useCommands(
    useMemo(
      () => [
        {
          id: 'data-undo',
          title: t('undoEdit'),
          section: t('title'),
          run: () => void undoLatest.current(),
        },
        {
          id: 'data-filter',
          title: t('common:filter'),
          section: t('title'),
          keys: 'f',
          run: () => setFiltering(true),
        },
        ...(mayCreate
          ? [
              {
                id: 'data-new',
                title: t('newRecord'),
                section: t('title'),
                keys: 'n',
                run: () => setCreating({}),
              },
            ]
          : []),
      ],
      [t, mayCreate],
    ),
  );

  const conditions = countConditions(filter);
  const restricted = !isEmpty(filter) || (search.q ?? '') !== '';

  return (
    <div className="relative flex min-w-0 flex-1 flex-col">
      <title>{`${collection.label} · ${head.name} · Weft`}</title>
      <Toolbar
        title={collection.label}
        total={rows.loading || rows.error ? undefined : rows.total}
        capped={rows.total > MOST_ROWS}
        choose={<CollectionSelect slug={slug} project={project} current={collection.name} />}
        searchable={isSearchable(collection)}
        words={search.q ?? ''}
        onWords={state.setWords}
        filters={conditions}
        filtering={filtering}
        onFilter={() => setFiltering(!filtering)}
        sort={<SortMenu collection={collection} sorting={sorting} onChange={state.setSorting} />}
        columns={
          <ColumnMenu
            collection={collection}
            preference={preference}
            onChange={(next) => {
              prefer(next);
              if (search.columns) {
                state.ownColumns();
              }
            }}
            onReset={forget}
          />
        }
        undoable={undoable}
        onUndo={() => void undo()}
        onRefresh={() => void cache.refresh()}
        onExport={() => setExporting(true)}
        onShare={() => void share()}
        live={<LiveBadge state={live} />}
        onNew={mayCreate ? () => setCreating(givenBy(collection, filter)) : undefined}
      />
      {!state.complete && (
        <div className="border-border border-b bg-surface px-3 py-2">
          <Notice tone="warning">{t('filterIncomplete')}</Notice>
        </div>
      )}
      {filtering && (
        <FilterPanel
          {...{ slug, project, collection, filter }}
          onChange={state.setFilter}
          onClose={() => setFiltering(false)}
        />
      )}
      <div className="relative min-h-0 flex-1">{body()}</div>
      {chosen > 0 && (
        <div className="pointer-events-none absolute inset-x-2 bottom-4 z-30 flex justify-center">
          <BulkBar
            count={chosen}
            total={rows.total}
            all={selection.all || search.q !== undefined}
            mayEdit={mayEdit}
            mayDelete={mayDelete}
            onAll={() => setSelection(EVERYTHING)}
            onEdit={() => setBulkEditing(true)}
            onDelete={() => setDoomed(chosenRows)}
            onClear={() => setSelection(NOTHING)}
          />
        </div>
      )}
      {search.record && (
        <RecordSheet
          key={search.record}
          {...{ slug, project, collection, edits, writes }}
          id={search.record}
          onOutcome={saved}
          onClose={() => state.setRecord(undefined)}
          onDuplicate={(row) => {
            state.setRecord(undefined);
            setCreating(duplicateOf(collection, row));
          }}
          onDelete={(row) => doom([row])}
        />
      )}
      {creating && (
        <NewRecordSheet
          {...{ slug, project, collection, writes }}
          given={creating}
          onClose={() => setCreating(undefined)}
          onCreated={(row) => {
            setCreating(undefined);
            void cache.refresh();
            toast({
              title: t('created', { title: row ? titleOf(row) : collection.label }),
              ...(row && {
                action: { label: t('open'), run: () => state.setRecord(String(row.rowId)) },
              }),
            });
          }}
        />
      )}
      {doomed && (
        <DeleteDialog
          {...{ collection, doomed, writes }}
          onClose={() => setDoomed(undefined)}
          onDone={(ids) => {
            cache.remove(ids);
            setSelection(NOTHING);
            if (search.record) {
              state.setRecord(undefined);
            }
            void cache.refresh();
          }}
        />
      )}
      {bulkEditing && (
        <BulkEditDialog
          {...{ slug, project, collection }}
          count={chosen}
          onClose={() => setBulkEditing(false)}
          onSave={async (patch) => {
            const changed = await writes.updateMany(chosenRows.filter, chosen, patch);
            toast({ title: t('bulkSaved', { count: changed, rows: formats.number(changed) }) });
            void cache.refresh();
          }}
        />
      )}
      {exporting && (
        <ExportDialog
          view={view}
          columns={columns}
          total={rows.total}
          onClose={() => setExporting(false)}
        />
      )}
      {dialog}
    </div>
  );

  async function share() {
    const link = new URL(window.location.href);
    link.searchParams.set('columns', columns.map(({ name }) => name).join(','));
    link.searchParams.delete('record');
    await navigator.clipboard.writeText(link.href);
    toast({ title: t('linkCopied') });
  }

  function body() {
    if (rows.error) {
      return (
        <div className="p-4">
          <ErrorState
            title={t('rowsFailed')}
            error={describeError(rows.error)}
            onRetry={rows.retry}
          />
        </div>
      );
    }
    if (rows.loading) {
      return <GridSkeleton columns={columns} />;
    }
    if (rows.total === 0 && !rows.pending) {
      return (
        <div className="p-4">
          <EmptyState
            title={restricted ? t('noMatches') : t('noRows')}
            message={restricted ? t('noMatchesHint') : t('noRowsHint')}
          >
            {restricted ? (
              <Button variant="outline" onClick={state.clear}>
                {t('clearFilter')}
              </Button>
            ) : (
              mayCreate && <Button onClick={() => setCreating({})}>{t('newRecord')}</Button>
            )}
          </EmptyState>
        </div>
      );
    }
    return (
      <DataGrid
        slug={slug}
        label={collection.label}
        project={project}
        columns={columns}
        rows={rows}
        formats={formats}
        sorting={sorting}
        canSort={(name) => canSortBy(collection, name)}
        selection={selection}
        onSelection={setSelection}
        allowsAll={search.q === undefined}
        changed={marked}
        mayEdit={mayEdit}
        titleOf={titleOf}
        onEdit={edit}
        onUndo={() => void undo()}
        onOpen={(row) => state.setRecord(String(row.rowId))}
        onDelete={mayDelete ? doom : () => undefined}
        place={place}
        onSort={(name, descending) =>
          state.setSorting(
            descending === null
              ? sorting.filter((key) => key.name !== name)
              : [{ name, descending }],
          )
        }
        onWidth={(name, width) => prefer(withWidth(preference, name, width))}
        onMove={(name, steps) => prefer(moved(collection, preference, name, steps))}
        onHide={(name) => prefer(toggled(preference, name))}
      />
    );
  }
}
