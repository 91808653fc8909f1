import { useTranslation } from 'react-i18next';
import { CodeBlock } from '@/components/code-block';
import { Notice } from '@/components/notice';
import { Sheet } from '@/components/sheet';
import { Time } from '@/components/time';
import { useFormat } from '@/i18n/use-format';
import type { Validate } from '../api/breakage';
import type { RecordedOperation } from '../api/recorded-operations';
import { Health } from './operation-table';

type OperationSheetProps = {
  /** The same document, once for each client that sends it. */
  operations: readonly RecordedOperation[];
  validate: Validate | undefined;
  onClose: () => void;
};

export function OperationSheet({ operations, validate, onClose }: OperationSheetProps) {
  const { t } = useTranslation('api');
  const format = useFormat();
  const [operation] = operations;
  const findings = operation && validate?.(operation.document);
  return (
    <Sheet
      open={operation !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={operation?.operationName ?? t('operations.unnamed')}
      description={<Health findings={findings} />}
    >
      {operation && (
        <div className="grid gap-5">
          {findings && findings.length > 0 && (
            <Notice tone="danger" title={t('operations.breaksBecause')}>
              <ul className="mt-1 list-disc pl-4">
                {findings.map((finding) => (
                  <li key={finding}>{finding}</li>
                ))}
              </ul>
            </Notice>
          )}
          <CodeBlock code={operation.document} label={t('operations.document')} />
          <div>
            <h3 className="mb-1 font-medium text-sm">{t('operations.clients')}</h3>
            <ul className="divide-y divide-border text-sm">
              {operations.map(({ client, clientVersion, count, firstSeen, lastSeen }) => (
                <li key={`${client} ${clientVersion}`} className="py-2">
                  <p>
                    {client ?? t('operations.unknown')} {clientVersion}
                  </p>
                  <p className="text-muted text-xs">
                    {t('operations.sent', { count, formatted: format.number(count) })} ·{' '}
                    <Time value={firstSeen} absolute /> – <Time value={lastSeen} absolute />
                  </p>
                </li>
              ))}
            </ul>
          </div>
          <p className="break-all font-mono text-muted text-xs">{operation.hash}</p>
        </div>
      )}
    </Sheet>
  );
}
