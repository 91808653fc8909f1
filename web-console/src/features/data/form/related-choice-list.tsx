import type { Collection } from '@/lib/documents/model';
import type { RelatedRow } from '@/lib/documents/operation';
import { ChoiceList } from '../components/choice-list';
import { useRelatedChoices } from './use-related-choices';

type RelatedChoiceListProps = {
  slug: string;
  target: Collection;
  label: string;
  selected: string | null;
  onChoose: (row: RelatedRow | null) => void;
  optional: boolean;
};

/** One of a collection's rows. */
export function RelatedChoiceList(props: RelatedChoiceListProps) {
  const { slug, target, label, selected, onChoose, optional } = props;
  const { search, searching, rows, choices } = useRelatedChoices(slug, target);
  return (
    <ChoiceList
      label={label}
      choices={choices}
      selected={selected === null ? [] : [selected]}
      onSearch={search}
      searching={searching}
      onChoose={(key) => onChoose(rows.find(({ rowId }) => String(rowId) === key) ?? null)}
      {...(optional && { onClear: () => onChoose(null) })}
    />
  );
}
