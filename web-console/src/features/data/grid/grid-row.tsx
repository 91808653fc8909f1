import { Maximize2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/checkbox';
import { cn } from '@/lib/cn';
import type { Formats } from '@/lib/documents/format';
import { isEditable, type ProjectModel } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import {
  CellEditor,
  type CellEditorProps,
  type Committed,
  type Direction,
  isLineEdited,
} from './cell-editor';
import { CellView } from './cell-view';
import type { GridColumn } from './grid-columns';

export const ROW_HEIGHT = 36;
export const LEAD_WIDTH = 76;

export type Editing = { name: string; start?: CellEditorProps['start'] };

type GridRowProps = {
  slug: string;
  project: ProjectModel;
  index: number;
  row: Row | undefined;
  columns: readonly GridColumn[];
  formats: Formats;
  top: number;
  width: number;
  /** The column that has the focus of the grid, if it is in this row. */
  activeCol: number | undefined;
  selected: boolean;
  editing: Editing | undefined;
  changed: boolean;
  mayEdit: boolean;
  title: string;
  onCommit: (index: number, name: string, committed: Committed, then: Direction) => void;
  onCancel: () => void;
  onToggle: (index: number, range: boolean) => void;
  onOpen: (row: Row) => void;
};

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, row, columns, top, width, activeCol, selected, changed } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={index}
      className={cn(
        'group absolute left-0 flex border-border border-b bg-surface hover:bg-hover',
        selected && 'bg-selected hover:bg-selected',
      )}
      style={{ height: ROW_HEIGHT, width, transform: `translateY(${top}px)` }}
    >
      <LeadCell {...props} />
      {columns.map((column, at) => (
        <GridCell
          key={column.name}
          {...props}
          column={column}
          col={at + 1}
          active={activeCol === at + 1}
          changed={changed}
          row={row}
        />
      ))}
    </div>
  );
});

/** Chooses the row, and opens it. */
function LeadCell({ index, row, activeCol, selected, title, onToggle, onOpen }: GridRowProps) {
  const { t } = useTranslation('data');
  return (
    <div
      role="gridcell"
      aria-colindex={1}
      data-cell={`${index}:0`}
      tabIndex={activeCol === 0 ? 0 : -1}
      className="sticky left-0 z-10 flex items-center justify-between border-border border-r bg-inherit pr-1.5 pl-3 focus-visible:-outline-offset-2"
      style={{ width: LEAD_WIDTH }}
    >
      <Checkbox
        tabIndex={-1}
        checked={selected}
        disabled={!row}
        aria-label={t('selectRow', { row: index + 1 })}
        onClick={(event) => {
          event.preventDefault();
          onToggle(index, event.shiftKey);
        }}
      />
      {row && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('openRow', { title })}
          title={t('openRow', { title })}
          onClick={() => onOpen(row)}
          className="grid size-6 place-items-center rounded text-muted opacity-0 hover:bg-subtle hover:text-foreground focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        >
          <Maximize2 aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}

type GridCellProps = GridRowProps & { column: GridColumn; col: number; active: boolean };

function GridCell(props: GridCellProps) {
  const { slug, project, index, row, column, col, active, editing, formats, mayEdit } = props;
  const isEdited = editing?.name === column.name && row && column.column;
  const inLine = isEdited && column.column && isLineEdited(column.column);
  const readOnly = !mayEdit || !column.column || !isEditable(column.column);
  return (
    <div
      role="gridcell"
      aria-colindex={col + 1}
      aria-readonly={readOnly}
      data-cell={`${index}:${col}`}
      data-column={column.name}
      tabIndex={active ? 0 : -1}
      className={cn(
        'relative flex shrink-0 items-center overflow-hidden border-border border-r px-2 text-sm focus-visible:-outline-offset-2',
        inLine && 'px-0',
        props.changed && 'animate-changed',
      )}
      style={{ width: column.width }}
    >
      {isEdited && column.column && (
        <CellEditor
          key={editing.start?.error}
          slug={slug}
          project={project}
          column={column.column}
          relation={column.relation}
          row={row}
          start={editing.start}
          onCommit={(committed, then) => props.onCommit(index, column.name, committed, then)}
          onCancel={props.onCancel}
        />
      )}
      {row ? (
        !inLine && <CellView project={project} column={column} row={row} formats={formats} />
      ) : (
        <span aria-hidden className="h-3 w-2/3 rounded bg-subtle" />
      )}
    </div>
  );
}
