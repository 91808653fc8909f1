import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { Time } from '@/components/time';
import { useActorName } from '@/lib/actor/use-actor-name';
import type { AuditEvent } from '../api/audit-events';

type AuditTableProps = {
  slug: string;
  events: readonly AuditEvent[];
  onOpen: (event: AuditEvent) => void;
};

export function AuditTable({ slug, events, onOpen }: AuditTableProps) {
  const { t } = useTranslation('logs');
  const actorName = useActorName(slug);
  return (
    <Table label={t('tabs.audit')}>
      <TableHead>
        <HeadCell>{t('filters.action')}</HeadCell>
        <HeadCell>{t('filters.resource')}</HeadCell>
        <HeadCell>{t('audit.status')}</HeadCell>
        <HeadCell>{t('filters.actor')}</HeadCell>
        <HeadCell>{t('filters.time')}</HeadCell>
      </TableHead>
      <TableBody>
        {events.map((event) => (
          <tr key={event.id} className="hover:bg-hover">
            <Cell>
              <button
                type="button"
                className="text-left font-mono text-[0.8125rem] hover:underline"
                onClick={() => onOpen(event)}
              >
                {event.action}
              </button>
            </Cell>
            <Cell>
              {event.resourceType}
              {event.resourceId && (
                <p className="max-w-56 truncate font-mono text-muted text-xs">{event.resourceId}</p>
              )}
            </Cell>
            <Cell>
              <AuditStatus status={event.status} />
            </Cell>
            <Cell className="whitespace-nowrap">
              {actorName(event.actor)}
              {event.actingAs && (
                <p className="text-muted text-xs">{t('audit.as', { role: event.actingAs })}</p>
              )}
            </Cell>
            <Cell className="text-muted">
              <Time value={event.at} />
            </Cell>
          </tr>
        ))}
      </TableBody>
    </Table>
  );
}

export function AuditStatus({ status }: { status: string }) {
  const { t } = useTranslation('logs');
  return status === 'OK' ? (
    <Badge tone="success">{t('audit.ok')}</Badge>
  ) : (
    <Badge tone="danger">{status}</Badge>
  );
}
