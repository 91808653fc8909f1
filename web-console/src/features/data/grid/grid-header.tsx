import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronDown,
  EyeOff,
  MoveHorizontal,
} from 'lucide-react';
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/components/checkbox';
import { Menu, MenuItem, MenuSeparator } from '@/components/menu';
import { cn } from '@/lib/cn';
import type { SortKey } from '../filter/sorting';
import type { GridColumn } from './grid-columns';
import { LEAD_WIDTH } from './grid-row';

export const HEADER_HEIGHT = 36;
const STEP = 40;

export type HeaderActions = {
  onSort: (name: string, descending: boolean | null) => void;
  onWidth: (name: string, width: number) => void;
  onMove: (name: string, steps: number) => void;
  onHide: (name: string) => void;
};

type GridHeaderProps = HeaderActions & {
  columns: readonly GridColumn[];
  sorting: readonly SortKey[];
  canSort: (name: string) => boolean;
  activeCol: number | undefined;
  width: number;
  selected: boolean | 'indeterminate';
  onSelectAll: () => void;
};

export function GridHeader(props: GridHeaderProps) {
  const { columns, activeCol, width, selected, onSelectAll } = props;
  const { t } = useTranslation('data');
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 flex border-border-strong border-b bg-subtle"
      style={{ height: HEADER_HEIGHT, width }}
    >
      <div
        role="columnheader"
        aria-colindex={1}
        data-cell="-1:0"
        tabIndex={activeCol === 0 ? 0 : -1}
        className="sticky left-0 z-10 flex items-center border-border border-r bg-subtle pl-3 focus-visible:-outline-offset-2"
        style={{ width: LEAD_WIDTH }}
      >
        <Checkbox
          tabIndex={-1}
          checked={selected}
          aria-label={t('selectAll')}
          onClick={(event) => {
            event.preventDefault();
            onSelectAll();
          }}
        />
      </div>
      {columns.map((column, at) => (
        <HeaderCell
          key={column.name}
          {...props}
          column={column}
          at={at}
          active={activeCol === at + 1}
        />
      ))}
    </div>
  );
}

type HeaderCellProps = GridHeaderProps & { column: GridColumn; at: number; active: boolean };

function HeaderCell(props: HeaderCellProps) {
  const { column, at, active, sorting, onMove } = props;
  const { name, label, width } = column;
  const key = sorting.find((sort) => sort.name === name);
  return (
    <div
      role="columnheader"
      aria-colindex={at + 2}
      aria-sort={key ? (key.descending ? 'descending' : 'ascending') : 'none'}
      className="relative flex shrink-0 border-border border-r"
      style={{ width }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const from = Number(event.dataTransfer.getData('text/weft-column'));
        const moving = props.columns[from];
        if (moving) {
          onMove(moving.name, at - from);
        }
      }}
    >
      <HeaderMenu {...props}>
        <button
          type="button"
          data-cell={`-1:${at + 1}`}
          tabIndex={active ? 0 : -1}
          draggable
          onDragStart={(event) => event.dataTransfer.setData('text/weft-column', String(at))}
          className="flex min-w-0 flex-1 items-center gap-1.5 px-2 text-left font-medium text-muted text-xs hover:text-foreground focus-visible:-outline-offset-2 data-[state=open]:text-foreground"
        >
          <span className="truncate">{label}</span>
          {key &&
            (key.descending ? (
              <ArrowDown aria-hidden className="size-3.5 shrink-0 text-accent" />
            ) : (
              <ArrowUp aria-hidden className="size-3.5 shrink-0 text-accent" />
            ))}
          <ChevronDown aria-hidden className="ml-auto size-3.5 shrink-0 opacity-60" />
        </button>
      </HeaderMenu>
      <ResizeHandle {...props} />
    </div>
  );
}

function HeaderMenu(props: HeaderCellProps & { children: React.ReactNode }) {
  const { column, columns, at, sorting, canSort, children } = props;
  const { onSort, onMove, onHide, onWidth } = props;
  const { name, width } = column;
  const { t } = useTranslation('data');
  const sorted = sorting.some((sort) => sort.name === name);
  return (
    <Menu align="start" trigger={children}>
      {canSort(name) && (
        <>
          <MenuItem icon={ArrowUp} onSelect={() => onSort(name, false)}>
            {t('sortAscending')}
          </MenuItem>
          <MenuItem icon={ArrowDown} onSelect={() => onSort(name, true)}>
            {t('sortDescending')}
          </MenuItem>
          {sorted && <MenuItem onSelect={() => onSort(name, null)}>{t('sortNot')}</MenuItem>}
          <MenuSeparator />
        </>
      )}
      <MenuItem icon={ArrowLeft} disabled={at === 0} onSelect={() => onMove(name, -1)}>
        {t('moveLeft')}
      </MenuItem>
      <MenuItem
        icon={ArrowRight}
        disabled={at === columns.length - 1}
        onSelect={() => onMove(name, 1)}
      >
        {t('moveRight')}
      </MenuItem>
      <MenuItem icon={MoveHorizontal} onSelect={() => onWidth(name, width + STEP)}>
        {t('wider')}
      </MenuItem>
      <MenuItem icon={MoveHorizontal} onSelect={() => onWidth(name, width - STEP)}>
        {t('narrower')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={EyeOff} disabled={columns.length === 1} onSelect={() => onHide(name)}>
        {t('hideColumn')}
      </MenuItem>
    </Menu>
  );
}

/** For the pointer; the menu does the same for the keyboard. */
function ResizeHandle({ column, onWidth }: HeaderCellProps) {
  const start = useRef<{ x: number; width: number }>(undefined);

  function onPointerDown(event: PointerEvent<HTMLSpanElement>) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: column.width };
  }

  function onPointerMove(event: PointerEvent) {
    if (start.current) {
      onWidth(column.name, start.current.width + event.clientX - start.current.x);
    }
  }

  return (
    <span
      aria-hidden
      className={cn(
        'absolute top-0 -right-1 z-10 h-full w-2 cursor-col-resize touch-none',
        'hover:bg-accent/40 active:bg-accent/60',
      )}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = undefined;
      }}
    />
  );
}
