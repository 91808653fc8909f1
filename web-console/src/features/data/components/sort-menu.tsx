import { ArrowUpDown, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { Popover } from '@/components/popover';
import { Select } from '@/components/select-field';
import { cn } from '@/lib/cn';
import type { Collection } from '@/lib/documents/model';
import { canSortBy, type SortKey } from '../filter/sorting';
import { availableColumns, usualColumns } from '../grid/grid-columns';

type SortMenuProps = {
  collection: Collection;
  sorting: readonly SortKey[];
  onChange: (sorting: readonly SortKey[]) => void;
};

/** The order of the rows: first by the first, then by the next. */
export function SortMenu({ collection, sorting, onChange }: SortMenuProps) {
  const { t } = useTranslation('data');
  const columns = availableColumns(collection, usualColumns(collection)).filter(({ name }) =>
    canSortBy(collection, name),
  );
  const free = columns.filter(({ name }) => !sorting.some((key) => key.name === name));
  const [next] = free;
  return (
    <Popover
      label={t('sort')}
      className="grid w-80 gap-2 p-3"
      trigger={
        <Button
          variant={sorting.length > 0 ? 'outline' : 'ghost'}
          size="small"
          className={cn('px-2', sorting.length > 0 && 'border-accent text-accent')}
        >
          <ArrowUpDown aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{t('sort')}</span>
          {sorting.length > 0 && <span className="tabular">{sorting.length}</span>}
        </Button>
      }
    >
      {sorting.length === 0 && <p className="text-muted text-sm">{t('unsorted')}</p>}
      {sorting.map((key, at) => (
        <div key={key.name} className="flex items-center gap-1.5">
          <div className="min-w-0 flex-1">
            <Select
              aria-label={t('sortBy')}
              className="h-8"
              value={key.name}
              options={columns
                .filter((column) => column.name === key.name || free.includes(column))
                .map(({ name, label }) => ({ value: name, label }))}
              onChange={(event) => onChange(sorting.with(at, { ...key, name: event.target.value }))}
            />
          </div>
          <Select
            aria-label={t('direction')}
            className="h-8"
            value={key.descending ? 'desc' : 'asc'}
            options={[
              { value: 'asc', label: t('ascending') },
              { value: 'desc', label: t('descending') },
            ]}
            onChange={(event) =>
              onChange(sorting.with(at, { ...key, descending: event.target.value === 'desc' }))
            }
          />
          <IconButton
            icon={X}
            label={t('removeSort')}
            onClick={() => onChange(sorting.toSpliced(at, 1))}
          />
        </div>
      ))}
      {next && (
        <Button
          variant="ghost"
          size="small"
          className="w-fit px-2"
          onClick={() => onChange([...sorting, { name: next.name, descending: false }])}
        >
          <Plus aria-hidden className="size-4" />
          {t('addSort')}
        </Button>
      )}
    </Popover>
  );
}
