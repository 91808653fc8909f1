import { useTranslation } from 'react-i18next';
import { CodeBlock } from '@/components/code-block';
import { Details } from '@/components/details';
import { Sheet } from '@/components/sheet';
import { Time } from '@/components/time';
import { useActorName } from '@/lib/actor/use-actor-name';
import type { AuditEvent } from '../api/audit-events';
import { AuditStatus } from './audit-table';

type AuditSheetProps = { slug: string; event: AuditEvent | undefined; onClose: () => void };

export function AuditSheet({ slug, event, onClose }: AuditSheetProps) {
  const { t } = useTranslation('logs');
  const actorName = useActorName(slug);
  return (
    <Sheet
      open={event !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={event?.action ?? ''}
      description={event && <AuditStatus status={event.status} />}
    >
      {event && (
        <div className="grid gap-6">
          <Details
            entries={[
              [t('filters.time'), <Time key="time" value={event.at} absolute />],
              [t('filters.actor'), actorName(event.actor)],
              [t('audit.actorId'), <code key="actor">{event.actor}</code>],
              [t('audit.actingAs'), event.actingAs],
              [t('filters.resource'), event.resourceType],
              [t('audit.resourceId'), event.resourceId && <code key="id">{event.resourceId}</code>],
              [t('audit.address'), event.ip && <code key="ip">{event.ip}</code>],
              [t('audit.client'), event.userAgent],
              [t('audit.request'), event.requestId && <code key="rq">{event.requestId}</code>],
              [t('audit.number'), event.id],
            ]}
          />
          {hasContent(event.detail) && (
            <div>
              <h3 className="mb-2 font-medium text-sm">{t('audit.detail')}</h3>
              <CodeBlock label={t('audit.detail')} code={JSON.stringify(event.detail, null, 2)} />
            </div>
          )}
        </div>
      )}
    </Sheet>
  );
}

function hasContent(detail: unknown): boolean {
  return typeof detail === 'object' && detail !== null && Object.keys(detail).length > 0;
}
