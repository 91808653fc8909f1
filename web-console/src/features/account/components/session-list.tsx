import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Time } from '@/components/time';
import { describeError } from '@/lib/platform/describe-error';
import { toast } from '@/lib/toast';
import type { OpenSession } from '../api/account';
import { useRevokeSession } from '../api/revoke-session';
import { useSignOutEverywhere } from '../api/sign-out-everywhere';
import { describeAgent } from './user-agent';

export function SessionList({ sessions }: { sessions: readonly OpenSession[] }) {
  const { t } = useTranslation('account');
  const [confirming, setConfirming] = useState(false);
  const revoke = useRevokeSession();
  const signOutEverywhere = useSignOutEverywhere();

  return (
    <>
      <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-48">
              <p className="flex flex-wrap items-center gap-2 text-sm">
                {describeAgent(session.userAgent) ?? t('sessions.unknownDevice')}
                {session.current && <Badge tone="accent">{t('sessions.current')}</Badge>}
              </p>
              <p className="mt-0.5 text-muted text-xs">
                {session.address && <span className="font-mono">{session.address} · </span>}
                {t('sessions.lastUsed')} <Time value={session.lastUsedAt} />
              </p>
            </div>
            {!session.current && (
              <Button
                size="small"
                variant="outline"
                disabled={revoke.isPending && revoke.variables === session.id}
                onClick={() =>
                  revoke.mutate(session.id, {
                    onError: (error) =>
                      toast({
                        title: t('sessions.stillOpen'),
                        description: describeError(error),
                        tone: 'danger',
                      }),
                  })
                }
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button variant="outline" className="mt-3" onClick={() => setConfirming(true)}>
        {t('sessions.endAll')}
      </Button>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={t('sessions.endAllTitle')}
        description={t('sessions.endAllDescription')}
        action={t('sessions.endAll')}
        onConfirm={() => signOutEverywhere.mutateAsync()}
      />
    </>
  );
}
