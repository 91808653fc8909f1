import { useTranslation } from 'react-i18next';
import { Badge, type BadgeTone } from '@/components/badge';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { Time } from '@/components/time';
import { useActorName } from '@/lib/actor/use-actor-name';
import type { LoggedChange } from '@/lib/schema-change/changes';
import { useWords } from '@/lib/schema-change/use-words';

type ChangeTableProps = {
  slug: string;
  changes: readonly LoggedChange[];
  onOpen: (change: LoggedChange) => void;
};

export const statusTone: Record<LoggedChange['status'], BadgeTone> = {
  APPLIED: 'success',
  RUNNING: 'info',
  FAILED: 'danger',
};

export function ChangeTable({ slug, changes, onOpen }: ChangeTableProps) {
  const { t } = useTranslation('logs');
  const actorName = useActorName(slug);
  const words = useWords();
  return (
    <Table label={t('tabs.changes')}>
      <TableHead>
        <HeadCell>{t('changes.what')}</HeadCell>
        <HeadCell>{t('changes.status')}</HeadCell>
        <HeadCell>{t('filters.actor')}</HeadCell>
        <HeadCell>{t('filters.time')}</HeadCell>
      </TableHead>
      <TableBody>
        {changes.map((change) => {
          const [first, ...others] = change.operations;
          return (
            <tr key={change.id} className="hover:bg-hover">
              <Cell className="min-w-64">
                <button
                  type="button"
                  className="text-left hover:underline"
                  onClick={() => onOpen(change)}
                >
                  {first === undefined ? t('changes.nothing') : words(first)}
                  {others.length > 0 && (
                    <span className="text-muted">
                      {' '}
                      {t('changes.more', { count: others.length })}
                    </span>
                  )}
                </button>
              </Cell>
              <Cell>
                <Badge tone={statusTone[change.status]}>
                  {t(`changes.statuses.${change.status}`)}
                </Badge>
              </Cell>
              <Cell className="whitespace-nowrap">{actorName(change.actor)}</Cell>
              <Cell className="text-muted">
                <Time value={change.createdAt} />
              </Cell>
            </tr>
          );
        })}
      </TableBody>
    </Table>
  );
}
