import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { PERIODS, type TimeSearch } from '../search';

type TimeFilterProps = { value: TimeSearch; onChange: (value: TimeSearch) => void };

export function TimeFilter({ value, onChange }: TimeFilterProps) {
  const { t } = useTranslation('logs');
  const hasDays = value.from !== undefined || value.to !== undefined;
  const [choosing, setChoosing] = useState(hasDays);
  const showsDays = choosing || hasDays;

  function choose(period: string) {
    setChoosing(period === 'days');
    onChange({
      since: PERIODS.find((known) => known === period),
      from: undefined,
      to: undefined,
    });
  }

  return (
    <>
      <SelectField
        label={t('filters.time')}
        className="w-40"
        value={showsDays ? 'days' : (value.since ?? '')}
        placeholder={t('filters.anyTime')}
        options={[
          ...PERIODS.map((period) => ({ value: period, label: t(`filters.periods.${period}`) })),
          { value: 'days', label: t('filters.days') },
        ]}
        onChange={(event) => choose(event.target.value)}
      />
      {showsDays && (
        <>
          <TextField
            label={t('filters.from')}
            type="date"
            className="w-38"
            value={value.from ?? ''}
            max={value.to}
            onChange={(event) =>
              onChange({ since: undefined, from: event.target.value || undefined, to: value.to })
            }
          />
          <TextField
            label={t('filters.to')}
            type="date"
            className="w-38"
            value={value.to ?? ''}
            min={value.from}
            onChange={(event) =>
              onChange({ since: undefined, from: value.from, to: event.target.value || undefined })
            }
          />
        </>
      )}
    </>
  );
}
