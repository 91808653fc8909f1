import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { Time } from '@/components/time';
import { cn } from '@/lib/cn';
import type { ApiKey } from '../api/api-keys';
import { useRevokeApiKey } from '../api/revoke-api-key';

type KeyTableProps = { project: string; keys: readonly ApiKey[]; mayRevoke: boolean };

export function KeyTable({ project, keys, mayRevoke }: KeyTableProps) {
  const { t } = useTranslation(['api', 'common']);
  const [revoking, setRevoking] = useState<ApiKey>();
  const revoke = useRevokeApiKey(project);
  return (
    <>
      <Table label={t('tabs.keys')}>
        <TableHead>
          <HeadCell>{t('keys.name')}</HeadCell>
          <HeadCell>{t('keys.role')}</HeadCell>
          <HeadCell>{t('keys.created')}</HeadCell>
          <HeadCell>{t('keys.lastUsed')}</HeadCell>
          <HeadCell>{t('keys.expires')}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('keys.actions')}</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {keys.map((key) => (
            <tr key={key.id} className={cn(isDead(key) && 'text-muted')}>
              <Cell>
                <p className="flex items-center gap-2">
                  {key.name}
                  <KeyState apiKey={key} />
                </p>
                <p className="font-mono text-muted text-xs">{key.prefix}…</p>
              </Cell>
              <Cell>
                <Badge tone={key.kind === 'SECRET' ? 'warning' : 'neutral'}>{key.role}</Badge>
              </Cell>
              <Cell className="text-muted">
                <Time value={key.createdAt} absolute />
              </Cell>
              <Cell className="text-muted">
                {key.lastUsedAt ? <Time value={key.lastUsedAt} /> : t('common:never')}
              </Cell>
              <Cell className="text-muted">
                {key.expiresAt ? <Time value={key.expiresAt} absolute /> : t('common:never')}
              </Cell>
              <Cell className="text-right">
                {mayRevoke && !isDead(key) && (
                  <Button
                    size="small"
                    variant="dangerOutline"
                    aria-label={t('keys.revokeOf', { name: key.name })}
                    onClick={() => setRevoking(key)}
                  >
                    {t('keys.revoke')}
                  </Button>
                )}
              </Cell>
            </tr>
          ))}
        </TableBody>
      </Table>
      <ConfirmDialog
        open={revoking !== undefined}
        onOpenChange={(open) => !open && setRevoking(undefined)}
        title={t('keys.revokeTitle', { name: revoking?.name ?? '' })}
        description={t('keys.revokeDescription')}
        action={t('keys.revoke')}
        onConfirm={() => (revoking ? revoke.mutateAsync(revoking.id) : Promise.resolve())}
      />
    </>
  );
}

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation('api');
  if (apiKey.revokedAt) {
    return <Badge tone="danger">{t('keys.revoked')}</Badge>;
  }
  return isDead(apiKey) ? <Badge>{t('keys.expired')}</Badge> : null;
}

function isDead({ revokedAt, expiresAt }: ApiKey): boolean {
  return revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= Date.now());
}
