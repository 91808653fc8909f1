import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import type { Formats } from '@/lib/documents/format';
import { isNumber, type ProjectModel } from '@/lib/documents/model';
import type { RelatedRow, Row } from '@/lib/documents/operation';
import { OptionBadges } from '../components/option-badge';
import { rowTitle } from '../components/row-title';
import type { GridColumn } from './grid-columns';

type CellViewProps = {
  project: ProjectModel;
  column: GridColumn;
  row: Row;
  formats: Formats;
};

/** A value in one line. */
export function CellView({
  project,
  column: { column, relation, name },
  row,
  formats,
}: CellViewProps) {
  if (relation) {
    return relation.many ? (
      <Count value={row[relation.apiName]} formats={formats} />
    ) : (
      <Reference
        title={rowTitle(
          project.get(relation.target),
          (row[relation.apiName] ?? null) as RelatedRow | null,
        )}
        unknown={row[name]}
      />
    );
  }
  const value = row[name];
  if (!column || value === null || value === undefined) {
    return null;
  }
  switch (column.type) {
    case 'BOOLEAN':
      return <YesNo value={value === true} />;
    case 'SELECT':
      return <OptionBadges options={column.options} names={[String(value)]} />;
    case 'MULTI_SELECT':
      return <OptionBadges options={column.options} names={value as string[]} />;
    case 'JSON':
    case 'UUID':
      return <span className="truncate font-mono text-xs">{formats.value(column, value)}</span>;
    default:
      return (
        <span className={cn('truncate', isNumber(column) && 'tabular ml-auto')}>
          {formats.value(column, value)}
        </span>
      );
  }
}

function YesNo({ value }: { value: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1.5">
      {value ? (
        <Check aria-hidden className="size-4 text-success" />
      ) : (
        <X aria-hidden className="size-4 text-muted" />
      )}
      <span className="text-muted text-xs">{value ? t('yes') : t('no')}</span>
    </span>
  );
}

function Reference({ title, unknown }: { title: string; unknown: unknown }) {
  const text = title || (typeof unknown === 'string' ? unknown : '');
  return text ? (
    <span className="truncate rounded bg-subtle px-1.5 py-0.5 text-sm">{text}</span>
  ) : null;
}

function Count({ value, formats }: { value: unknown; formats: Formats }) {
  const { totalCount = 0 } = (value ?? {}) as { totalCount?: number };
  return (
    <span className={cn('tabular ml-auto', totalCount === 0 && 'text-muted')}>
      {formats.number(totalCount)}
    </span>
  );
}
