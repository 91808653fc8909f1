import { Download, Filter, Link2, MoreHorizontal, Plus, RotateCw, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { Menu, MenuItem } from '@/components/menu';
import { SearchField } from '@/components/search-field';
import { cn } from '@/lib/cn';
import { useFormats } from './use-formats';

type ToolbarProps = {
  title: string;
  total: number | undefined;
  capped: boolean;
  choose: ReactNode;
  searchable: boolean;
  words: string;
  onWords: (words: string) => void;
  filters: number;
  filtering: boolean;
  onFilter: () => void;
  sort: ReactNode;
  columns: ReactNode;
  undoable: number;
  onUndo: () => void;
  onRefresh: () => void;
  onExport: () => void;
  onShare: () => void;
  live: ReactNode;
  onNew: (() => void) | undefined;
};

/** What can be done with the view as a whole. */
export function Toolbar(props: ToolbarProps) {
  const { title, total, capped, choose, filters, filtering, onFilter, onNew } = props;
  const { t } = useTranslation(['data', 'common']);
  const formats = useFormats();
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-border border-b bg-surface px-3 py-2">
      <h1 className="hidden max-w-64 truncate font-semibold text-base 2xl:block">{title}</h1>
      {choose}
      <span role="status" className="tabular mr-1 min-w-12 whitespace-nowrap text-muted text-xs">
        {total !== undefined &&
          t('rowCount', { count: total, rows: `${formats.number(total)}${capped ? '+' : ''}` })}
      </span>
      {props.live}
      {props.searchable && <Words words={props.words} onWords={props.onWords} />}
      <Button
        variant={filters > 0 ? 'outline' : 'ghost'}
        size="small"
        aria-expanded={filtering}
        aria-controls="data-filter"
        onClick={onFilter}
        className={cn('px-2', filters > 0 && 'border-accent text-accent')}
      >
        <Filter aria-hidden className="size-4" />
        {t('common:filter')}
        {filters > 0 && <span className="tabular">{formats.number(filters)}</span>}
      </Button>
      {props.sort}
      {props.columns}
      <span className="ml-auto flex items-center gap-0.5">
        <IconButton
          icon={Undo2}
          label={t('undoEdit')}
          keys="mod+z"
          disabled={props.undoable === 0}
          onClick={props.onUndo}
        />
        <Menu
          trigger={
            <Button variant="ghost" size="iconSmall" aria-label={t('common:moreActions')}>
              <MoreHorizontal aria-hidden className="size-4" />
            </Button>
          }
        >
          <MenuItem icon={RotateCw} onSelect={props.onRefresh}>
            {t('refresh')}
          </MenuItem>
          <MenuItem icon={Download} onSelect={props.onExport}>
            {t('exportView')}
          </MenuItem>
          <MenuItem icon={Link2} onSelect={props.onShare}>
            {t('shareView')}
          </MenuItem>
        </Menu>
        {onNew && (
          <Button size="small" className="ml-1" onClick={onNew}>
            <Plus aria-hidden className="size-4" />
            {t('newRecord')}
          </Button>
        )}
      </span>
    </div>
  );
}

const TYPING_MS = 300;

function Words({ words, onWords }: Pick<ToolbarProps, 'words' | 'onWords'>) {
  const { t } = useTranslation('data');
  const [text, setText] = useState(words);
  const [from, setFrom] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (words !== from) {
    setFrom(words);
    setText(words);
  }
  return (
    <SearchField
      label={t('searchRows')}
      className="w-full sm:w-52 [&_input]:h-8"
      value={text}
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          setFrom(next.trim());
          onWords(next.trim());
        }, TYPING_MS);
      }}
    />
  );
}
