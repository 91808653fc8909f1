import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import { type FilterGroup, NO_FILTER } from './filter';
import { writeFilter } from './filter-link';
import { GroupEditor } from './group-editor';

type FilterPanelProps = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  filter: FilterGroup;
  onChange: (filter: FilterGroup) => void;
  onClose: () => void;
};

const TYPING_MS = 250;

const textOf = (filter: FilterGroup) => JSON.stringify(writeFilter(filter) ?? null);

/** Shows the filter at once as it is typed, and asks for its rows a moment later. */
export function FilterPanel(props: FilterPanelProps) {
  const { slug, project, collection, filter, onChange, onClose } = props;
  const { t } = useTranslation(['data', 'common']);
  const [draft, setDraft] = useState(filter);
  const said = textOf(filter);
  const [seen, setSeen] = useState(said);
  const [sent, setSent] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // What comes back of one's own is older than what has been typed since.
  if (said !== seen) {
    setSeen(said);
    if (!sent.includes(said)) {
      setSent([]);
      setDraft(filter);
    }
  }

  function change(next: FilterGroup) {
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSent((before) => [...before, textOf(next)]);
      onChange(next);
    }, TYPING_MS);
  }

  return (
    <section
      id="data-filter"
      aria-label={t('common:filter')}
      className="max-h-[45vh] overflow-y-auto border-border border-b bg-surface px-3 py-2.5"
    >
      <GroupEditor {...{ slug, project, collection }} group={draft} onChange={change} />
      <div className="mt-1 flex gap-1">
        {draft.items.length > 0 && (
          <Button variant="ghost" size="small" className="px-2" onClick={() => change(NO_FILTER)}>
            {t('clearFilter')}
          </Button>
        )}
        <Button variant="ghost" size="small" className="ml-auto px-2" onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </section>
  );
}
