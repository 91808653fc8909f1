import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { Time } from '@/components/time';
import { useFormat } from '@/i18n/use-format';
import type { Validate } from '../api/breakage';
import type { RecordedOperation } from '../api/recorded-operations';

type OperationTableProps = {
  operations: readonly RecordedOperation[];
  validate: Validate | undefined;
  onOpen: (operation: RecordedOperation) => void;
};

export function OperationTable({ operations, validate, onOpen }: OperationTableProps) {
  const { t } = useTranslation('api');
  const format = useFormat();
  return (
    <Table label={t('tabs.operations')}>
      <TableHead>
        <HeadCell>{t('operations.operation')}</HeadCell>
        <HeadCell>{t('operations.client')}</HeadCell>
        <HeadCell className="text-right">{t('operations.count')}</HeadCell>
        <HeadCell>{t('operations.lastSeen')}</HeadCell>
        <HeadCell>{t('operations.today')}</HeadCell>
      </TableHead>
      <TableBody>
        {operations.map((operation) => (
          <tr
            key={`${operation.hash} ${operation.client} ${operation.clientVersion}`}
            className="hover:bg-hover"
          >
            <Cell>
              <button
                type="button"
                className="max-w-72 truncate text-left font-medium hover:underline"
                onClick={() => onOpen(operation)}
              >
                {operation.operationName ?? t('operations.unnamed')}
              </button>
              <p className="max-w-72 truncate font-mono text-muted text-xs">
                {firstLine(operation.document)}
              </p>
            </Cell>
            <Cell>
              {operation.client ?? <span className="text-muted">{t('operations.unknown')}</span>}
              {operation.clientVersion && (
                <span className="text-muted"> {operation.clientVersion}</span>
              )}
            </Cell>
            <Cell className="tabular text-right">{format.number(operation.count)}</Cell>
            <Cell className="text-muted">
              <Time value={operation.lastSeen} />
            </Cell>
            <Cell>
              <Health findings={validate?.(operation.document)} />
            </Cell>
          </tr>
        ))}
      </TableBody>
    </Table>
  );
}

export function Health({ findings }: { findings: readonly string[] | undefined }) {
  const { t } = useTranslation('api');
  if (!findings) {
    return null;
  }
  return findings.length === 0 ? (
    <Badge tone="success">{t('operations.works')}</Badge>
  ) : (
    <Badge tone="danger">{t('operations.breaks')}</Badge>
  );
}

function firstLine(document: string): string {
  return document.replace(/\s+/g, ' ').slice(0, 120);
}
