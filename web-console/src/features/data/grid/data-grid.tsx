import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import type { Formats } from '@/lib/documents/format';
import { isEditable, type ProjectModel } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import type { SortKey } from '../filter/sorting';
import type { Rows } from '../rows/use-rows';
import type { Committed, Direction } from './cell-editor';
import type { GridColumn } from './grid-columns';
import { GridHeader, type HeaderActions } from './grid-header';
import { type Editing, GridRow, LEAD_WIDTH, ROW_HEIGHT } from './grid-row';
import { moveOf, type Place, writes } from './moves';
import {
  EVERYTHING,
  isSelected,
  NOTHING,
  type Selection,
  withAdded,
  withToggled,
} from './selection';

/** An edit under way, of a row as it was when it began. */
type Edited = Editing & { row: number; base: Row };

export type CellEdit = { row: Row; column: GridColumn; committed: Committed };

type DataGridProps = HeaderActions & {
  slug: string;
  label: string;
  project: ProjectModel;
  columns: readonly GridColumn[];
  rows: Rows;
  formats: Formats;
  sorting: readonly SortKey[];
  canSort: (name: string) => boolean;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  /** Ids of rows that others have just changed. */
  changed: ReadonlySet<string>;
  /** Whether all rows can be chosen, and not only those that are known. */
  allowsAll: boolean;
  mayEdit: boolean;
  titleOf: (row: Row) => string;
  /** Saves an edit; a text is why it was refused. */
  onEdit: (edit: CellEdit) => Promise<string | undefined>;
  onUndo: () => void;
  onOpen: (row: Row) => void;
  onDelete: (rows: readonly Row[]) => void;
  /** Whatever changes it brings the first row back on the screen. */
  place: string;
};

export function DataGrid(props: DataGridProps) {
  const { columns, rows, selection, onSelection, project, formats, mayEdit, onOpen } = props;
  const { t } = useTranslation('data');
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, col: 1 });
  const [editing, setEditing] = useState<Edited>();
  const anchor = useRef<number>(undefined);
  const focusNext = useRef(false);
  const width = LEAD_WIDTH + columns.reduce((sum, column) => sum + column.width, 0);
  const place: Place = {
    row: Math.min(active.row, rows.total - 1),
    col: Math.min(active.col, columns.length),
  };

  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return place.row < 0 || shown.includes(place.row) || place.row >= range.count
        ? shown
        : [...shown, place.row].sort((a, b) => a - b);
    },
  });

  const { range } = virtualizer;
  const { want } = rows;
  useEffect(() => want(range?.startIndex ?? 0, range?.endIndex ?? 0), [range, want]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what this waits for
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setActive((before) => ({ ...before, row: 0 }));
    setEditing(undefined);
  }, [props.place]);

  useEffect(() => {
    if (!focusNext.current) {
      return;
    }
    focusNext.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-cell="${place.row}:${place.col}"]`,
    );
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const goTo = useCallback((next: Place) => {
    focusNext.current = true;
    setActive(next);
  }, []);

  function edit(at: Place, text?: string) {
    const column = columns[at.col - 1];
    const row = rows.rowAt(at.row);
    if (mayEdit && row && column?.column && isEditable(column.column)) {
      setActive(at);
      setEditing({
        row: at.row,
        name: column.name,
        base: row,
        ...(text !== undefined && { start: { text } }),
      });
    }
  }

  const cancel = useCallback(() => {
    focusNext.current = true;
    setEditing(undefined);
  }, []);

  const latest = useRef({ ...props, editing });
  latest.current = { ...props, editing };

  const commit = useCallback(
    async (index: number, name: string, committed: Committed, then: Direction) => {
      const { columns: now, rows: shown, onEdit, editing: edited } = latest.current;
      const col = now.findIndex((column) => column.name === name) + 1;
      const column = now[col - 1];
      // What somebody else has written since is not what this edit was made of.
      const row = edited?.row === index ? edited.base : shown.rowAt(index);
      setEditing(undefined);
      if (then !== 'nowhere') {
        goTo(after({ row: index, col }, then, shown.total, now.length));
      }
      if (!row || !column) {
        return;
      }
      const refused = await onEdit({ row, column, committed });
      if (refused !== undefined) {
        const text =
          typeof committed.value === 'string' ? committed.value : JSON.stringify(committed.value);
        setActive({ row: index, col });
        setEditing({ row: index, name, base: row, start: { text: text ?? '', error: refused } });
      }
    },
    [goTo],
  );

  const toggle = useCallback((index: number, range: boolean) => {
    const { rows: shown, selection: chosen, onSelection: choose } = latest.current;
    const row = shown.rowAt(index);
    if (!row) {
      return;
    }
    const from = range ? (anchor.current ?? index) : index;
    anchor.current = index;
    const between = Array.from({ length: Math.abs(index - from) + 1 }, (_, at) =>
      shown.rowAt(Math.min(index, from) + at),
    ).flatMap((found) => (found ? [found.id] : []));
    choose(range ? withAdded(chosen, between) : withToggled(chosen, row.id, knownIds(shown)));
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (editing || event.defaultPrevented || event.nativeEvent.isComposing || event.altKey) {
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const next = moveOf(event, place, { rows: rows.total, cols: columns.length + 1, page });
    if (next) {
      event.preventDefault();
      goTo(next);
    } else if (place.row >= 0) {
      onCellKey(event);
    } else if (place.col === 0 && event.key === ' ') {
      event.preventDefault();
      selectAll();
    }
  }

  function onCellKey(event: KeyboardEvent) {
    const row = rows.rowAt(place.row);
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (place.col === 0 || event.shiftKey || command) {
        row && onOpen(row);
      } else {
        edit(place);
      }
    } else if (event.key === ' ') {
      event.preventDefault();
      toggle(place.row, event.shiftKey);
    } else if (event.key === 'Escape' && (selection.all || selection.ids.size > 0)) {
      onSelection(NOTHING);
    } else if (command && event.key.toLowerCase() === 'c') {
      copy(row);
    } else if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      props.onUndo();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      place.col === 0 && row ? props.onDelete([row]) : clear();
    } else if (writes(event) && isWritten(columns[place.col - 1])) {
      event.preventDefault();
      edit(place, event.key);
    }
  }

  function copy(row: Row | undefined) {
    const column = columns[place.col - 1];
    if (row && column?.column && !window.getSelection()?.toString()) {
      const value = row[column.name];
      const text =
        typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
      void navigator.clipboard.writeText(text);
    }
  }

  function clear() {
    const column = columns[place.col - 1];
    const row = rows.rowAt(place.row);
    if (mayEdit && row && column?.column && isEditable(column.column) && !column.column.required) {
      const shown = column.relation ? { shown: { [column.relation.apiName]: null } } : {};
      void commit(place.row, column.name, { value: null, ...shown }, 'stay');
    }
  }

  function selectAll() {
    if (selection.all || selection.ids.size > 0) {
      onSelection(NOTHING);
    } else {
      onSelection(props.allowsAll ? EVERYTHING : withAdded(NOTHING, knownIds(rows)));
    }
  }

  function cellOf(event: MouseEvent): Place | undefined {
    const cell = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
    const [row, col] = (cell?.getAttribute('data-cell') ?? '').split(':').map(Number);
    return row !== undefined && col !== undefined ? { row, col } : undefined;
  }

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={rows.pending}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        const clicked = cellOf(event);
        if (clicked) {
          setActive(clicked);
          if (!editing && clicked.row >= 0 && clicked.col > 0) {
            event.preventDefault();
            goTo(clicked);
          }
        }
      }}
      onDoubleClick={(event) => {
        const clicked = cellOf(event);
        if (clicked && clicked.row >= 0 && clicked.col > 0 && !editing) {
          edit(clicked);
        }
      }}
      className={cn(
        'relative h-full scroll-pt-9 scroll-pl-19 overflow-auto bg-background motion-safe:transition-opacity',
        rows.pending && 'opacity-60',
      )}
    >
      <GridHeader
        columns={columns}
        sorting={props.sorting}
        canSort={props.canSort}
        activeCol={place.row === -1 ? place.col : undefined}
        width={width}
        selected={selection.all ? true : selection.ids.size > 0 ? 'indeterminate' : false}
        onSelectAll={selectAll}
        onSort={props.onSort}
        onWidth={props.onWidth}
        onMove={props.onMove}
        onHide={props.onHide}
      />
      <div
        role="rowgroup"
        aria-label={t('rows')}
        className="relative"
        style={{ height: virtualizer.getTotalSize(), width }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows.rowAt(index);
          return (
            <GridRow
              key={index}
              slug={props.slug}
              project={project}
              index={index}
              row={row}
              columns={columns}
              formats={formats}
              top={start}
              width={width}
              activeCol={place.row === index ? place.col : undefined}
              selected={row !== undefined && isSelected(selection, row.id)}
              editing={editing?.row === index ? editing : undefined}
              changed={row !== undefined && props.changed.has(row.id)}
              mayEdit={mayEdit}
              title={row ? props.titleOf(row) : ''}
              onCommit={commit}
              onCancel={cancel}
              onToggle={toggle}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

function knownIds(rows: Rows): string[] {
  const ids: string[] = [];
  for (let index = 0; index < rows.total; index++) {
    const row = rows.rowAt(index);
    if (row) {
      ids.push(row.id);
    }
  }
  return ids;
}

function after(
  { row, col }: Place,
  then: Exclude<Direction, 'nowhere'>,
  total: number,
  columns: number,
): Place {
  switch (then) {
    case 'down':
      return { row: Math.min(row + 1, total - 1), col };
    case 'right':
      return { row, col: Math.min(col + 1, columns) };
    case 'left':
      return { row, col: Math.max(col - 1, 1) };
    case 'stay':
      return { row, col };
  }
}

/** Whether its values are typed, so that typing begins an edit. */
function isWritten(column: GridColumn | undefined): boolean {
  return ['TEXT', 'INTEGER', 'BIGINT', 'DECIMAL', 'FLOAT', 'UUID'].includes(
    column?.column && !column.relation ? column.column.type : '',
  );
}
