import { Link2, Unlink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { Popover } from '@/components/popover';
import type { Collection, RelationEnd } from '@/lib/documents/model';
import type { RelatedRow } from '@/lib/documents/operation';
import { describeError } from '@/lib/platform/describe-error';
import { toast } from '@/lib/toast';
import { RelatedChoiceList } from '../form/related-choice-list';

export type Linking = {
  slug: string;
  relation: RelationEnd;
  target: Collection;
  /** Sends a patch of the relation. */
  onLink: (patch: Record<string, unknown>) => Promise<void>;
};

/** Joins another row to the record. */
export function LinkRow({ slug, relation, target, onLink }: Linking) {
  const { t } = useTranslation('data');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t('linkRow', { label: relation.label })}
      className="p-1"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          variant="ghost"
          size="small"
          className="h-7 px-2"
          aria-label={t('linkRow', { label: relation.label })}
        >
          <Link2 aria-hidden className="size-4" />
          {t('link')}
        </Button>
      }
    >
      <RelatedChoiceList
        slug={slug}
        target={target}
        label={relation.label}
        selected={null}
        optional={false}
        onChoose={(row) => {
          setOpen(false);
          if (row) {
            void told(onLink({ [relation.apiName]: { connect: [{ rowId: row.rowId }] } }));
          }
        }}
      />
    </Popover>
  );
}

/** Takes a row away from the record; the row itself stays. */
export function UnlinkRow({
  relation,
  row,
  title,
  onLink,
}: Omit<Linking, 'slug' | 'target'> & { row: RelatedRow; title: string }) {
  const { t } = useTranslation('data');
  return (
    <IconButton
      icon={Unlink}
      label={t('unlinkRow', { title })}
      onClick={() =>
        void told(onLink({ [relation.apiName]: { disconnect: [{ rowId: row.rowId }] } }))
      }
    />
  );
}

async function told(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    toast({ title: describeError(error), tone: 'danger' });
  }
}
