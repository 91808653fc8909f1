import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Popover } from '@/components/popover';
import { ask } from '@/lib/documents/ask';
import type { Collection } from '@/lib/documents/model';
import { operation, type RelatedRow } from '@/lib/documents/operation';
import { titleSelection } from '@/lib/documents/selection';
import { rowTitle } from '../components/row-title';
import { RelatedChoiceList } from '../form/related-choice-list';
import { rowsKey } from '../rows/view';

type ReferenceInputProps = {
  slug: string;
  target: Collection;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** A row of another collection, by its key. */
export function ReferenceInput({ slug, target, label, value, onChange }: ReferenceInputProps) {
  const { t } = useTranslation('data');
  const [open, setOpen] = useState(false);
  const key = typeof value === 'string' ? value : null;
  const { typeName, itemName } = target;
  const chosen = useQuery({
    queryKey: [...rowsKey(slug, target.name), 'title', key],
    enabled: key !== null,
    queryFn: async () => {
      const variables = { id: { type: 'ID!', value: key } };
      const body = `row: ${itemName}(id: $id) { ${titleSelection(target)} }`;
      const title = operation<{ row: RelatedRow | null }>(
        'query',
        `Title${typeName}`,
        variables,
        body,
      );
      return (await ask(slug, title)).row;
    },
  });
  const title = key && (chosen.data ? rowTitle(target, chosen.data) : key);
  return (
    <Popover
      label={label}
      className="p-1"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          variant="outline"
          size="small"
          aria-label={title ? `${label}: ${title}` : label}
          className="min-w-0 max-w-56 justify-between border-input px-2 font-normal"
        >
          <span className="truncate">{title ?? t('choose')}</span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      }
    >
      <RelatedChoiceList
        slug={slug}
        target={target}
        label={label}
        selected={key}
        optional={false}
        onChoose={(row) => {
          onChange(row?.rowId ?? null);
          setOpen(false);
        }}
      />
    </Popover>
  );
}
