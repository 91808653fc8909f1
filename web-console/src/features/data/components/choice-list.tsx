import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';

export type Choice = { value: string; label: string; shown?: ReactNode };

type ChoiceListProps = {
  label: string;
  choices: readonly Choice[];
  selected: readonly string[];
  onChoose: (value: string) => void;
  /** What takes the value away, where it may be missing. */
  onClear?: (() => void) | undefined;
  /** Finds choices elsewhere; otherwise those that are there are filtered. */
  onSearch?: (text: string) => void;
  searching?: boolean;
};

/** Choices that are found by typing. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, choices, selected, onChoose, onClear, onSearch, searching } = props;
  const { t } = useTranslation('data');
  const [marked, setMarked] = useState('');
  const known = choices.map(nameOf);
  // Found elsewhere, choices come after the words: the first of them is at hand.
  const found = onSearch && { value: known.includes(marked) ? marked : (known[0] ?? '') };
  return (
    <Command
      label={label}
      shouldFilter={onSearch === undefined}
      loop
      className="w-64"
      {...found}
      onValueChange={setMarked}
    >
      <Command.Input
        autoFocus
        placeholder={t('find')}
        className="h-9 w-full border-border border-b bg-transparent px-2.5 text-base outline-none placeholder:text-muted sm:text-sm"
        {...(onSearch && { onValueChange: onSearch })}
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-4 text-center text-muted text-sm">
          {searching ? t('searching') : t('nothingFound')}
        </Command.Empty>
        {onClear && (
          <Command.Item value={t('noValue')} onSelect={onClear} className={itemStyle}>
            <span className="size-4" />
            <span className="text-muted italic">{t('noValue')}</span>
          </Command.Item>
        )}
        {choices.map((choice) => (
          <Command.Item
            key={choice.value}
            value={nameOf(choice)}
            onSelect={() => onChoose(choice.value)}
            className={itemStyle}
          >
            <Check
              aria-hidden
              className={cn('size-4 text-accent', !selected.includes(choice.value) && 'invisible')}
            />
            <span className="min-w-0 flex-1 truncate">{choice.shown ?? choice.label}</span>
            {selected.includes(choice.value) && <span className="sr-only">{t('chosen')}</span>}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** Labels may be the same; with the value none is another's. */
const nameOf = ({ label, value }: Choice) => `${label} ${value}`;

const itemStyle =
  'flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1 text-sm data-[selected=true]:bg-hover';
