import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { CheckboxField } from '@/components/checkbox';
import { IconButton } from '@/components/icon-button';
import { Popover } from '@/components/popover';
import type { Collection } from '@/lib/documents/model';
import {
  availableColumns,
  type ColumnPreference,
  moved,
  shownColumns,
  toggled,
} from '../grid/grid-columns';

type ColumnMenuProps = {
  collection: Collection;
  preference: ColumnPreference;
  onChange: (preference: ColumnPreference) => void;
  onReset: () => void;
};

/** Which columns are shown, and in which order. */
export function ColumnMenu({ collection, preference, onChange, onReset }: ColumnMenuProps) {
  const { t } = useTranslation(['data', 'common']);
  const all = availableColumns(collection, preference);
  const shown = shownColumns(collection, preference).map(({ name }) => name);
  const hidden = all.length - shown.length;
  return (
    <Popover
      label={t('columns')}
      className="w-72 p-2"
      trigger={
        <Button variant="ghost" size="small" className="px-2">
          <Columns3 aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{t('columns')}</span>
          {hidden > 0 && (
            <span className="font-normal text-muted max-sm:sr-only">
              {t('hiddenColumns', { count: hidden })}
            </span>
          )}
        </Button>
      }
    >
      <ul className="grid max-h-[60vh] gap-0.5 overflow-y-auto">
        {all.map(({ name, label }) => (
          <li key={name} className="flex items-center gap-1 rounded-md px-1.5 hover:bg-hover">
            <CheckboxField
              className="min-w-0 flex-1 py-1"
              label={label}
              checked={shown.includes(name)}
              disabled={shown.length === 1 && shown.includes(name)}
              onCheckedChange={() => onChange(toggled(preference, name))}
            />
            {shown.includes(name) && (
              <>
                <IconButton
                  icon={ArrowUp}
                  size="iconSmall"
                  label={t('moveUp', { label })}
                  disabled={shown[0] === name}
                  onClick={() => onChange(moved(collection, preference, name, -1))}
                />
                <IconButton
                  icon={ArrowDown}
                  size="iconSmall"
                  label={t('moveDown', { label })}
                  disabled={shown.at(-1) === name}
                  onClick={() => onChange(moved(collection, preference, name, 1))}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      <Button variant="ghost" size="small" className="mt-1 w-full" onClick={onReset}>
        {t('usualColumns')}
      </Button>
    </Popover>
  );
}
