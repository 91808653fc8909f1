import { useTranslation } from 'react-i18next';
import type { GridColumn } from './grid-columns';
import { HEADER_HEIGHT } from './grid-header';
import { LEAD_WIDTH, ROW_HEIGHT } from './grid-row';

const ROWS = Array.from({ length: 14 }, (_, row) => row);

/** The grid before its rows are there, in the same places. */
export function GridSkeleton({ columns }: { columns: readonly GridColumn[] }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')} className="h-full overflow-hidden">
      <div
        className="flex border-border-strong border-b bg-subtle"
        style={{ height: HEADER_HEIGHT }}
      >
        <span className="shrink-0 border-border border-r" style={{ width: LEAD_WIDTH }} />
        {columns.map(({ name, label, width }) => (
          <span
            key={name}
            className="flex shrink-0 items-center truncate border-border border-r px-2 font-medium text-muted text-xs"
            style={{ width }}
          >
            {label}
          </span>
        ))}
      </div>
      {ROWS.map((row) => (
        <div
          key={row}
          className="flex items-center border-border border-b bg-surface"
          style={{ height: ROW_HEIGHT }}
        >
          <span className="shrink-0" style={{ width: LEAD_WIDTH }} />
          {columns.map(({ name, width }) => (
            <span key={name} className="shrink-0 px-2" style={{ width }}>
              <span className="block h-3 w-2/3 rounded bg-subtle motion-safe:animate-pulse" />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
