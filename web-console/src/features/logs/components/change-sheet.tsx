import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { CodeBlock } from '@/components/code-block';
import { Details } from '@/components/details';
import { Notice } from '@/components/notice';
import { Sheet } from '@/components/sheet';
import { Time } from '@/components/time';
import { useFormat } from '@/i18n/use-format';
import { useActorName } from '@/lib/actor/use-actor-name';
import type { LoggedChange } from '@/lib/schema-change/changes';
import { useWords } from '@/lib/schema-change/use-words';
import { statusTone } from './change-table';

type ChangeSheetProps = { slug: string; change: LoggedChange | undefined; onClose: () => void };

export function ChangeSheet({ slug, change, onClose }: ChangeSheetProps) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const actorName = useActorName(slug);
  const words = useWords();
  return (
    <Sheet
      open={change !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t('changes.title', { revision: change?.revision })}
      description={
        change && (
          <Badge tone={statusTone[change.status]}>{t(`changes.statuses.${change.status}`)}</Badge>
        )
      }
    >
      {change && (
        <div className="grid gap-6">
          {change.error && <Notice tone="danger">{change.error}</Notice>}
          <ul className="list-disc space-y-1 pl-5 text-sm">
            {change.operations.map((operation) => (
              <li key={JSON.stringify(operation)}>{words(operation)}</li>
            ))}
          </ul>
          <Details
            entries={[
              [t('filters.actor'), actorName(change.actor)],
              [t('filters.time'), <Time key="time" value={change.createdAt} absolute />],
              [t('changes.duration'), t('changes.millis', { n: format.number(change.durationMs) })],
              [t('changes.id'), <code key="id">{change.id}</code>],
            ]}
          />
          {change.statements.length > 0 && (
            <div>
              <h3 className="mb-2 font-medium text-sm">{t('changes.statements')}</h3>
              <CodeBlock
                label={t('changes.statements')}
                code={`${change.statements.join(';\n\n')};`}
              />
            </div>
          )}
          <div>
            <h3 className="mb-2 font-medium text-sm">{t('changes.operations')}</h3>
            <CodeBlock
              label={t('changes.operations')}
              code={JSON.stringify(change.operations, null, 2)}
            />
          </div>
        </div>
      )}
    </Sheet>
  );
}
