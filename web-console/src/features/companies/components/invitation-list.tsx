import { MailPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { Time } from '@/components/time';
import type { CompanyDetails, Invitation } from '../api/company';
import { useWithdrawInvitation } from '../api/withdraw-invitation';

export function InvitationList({ company }: { company: CompanyDetails }) {
  const { t } = useTranslation(['companies', 'common']);
  const withdraw = useWithdrawInvitation(company.slug);
  if (company.invitations.length === 0) {
    return (
      <EmptyState
        icon={MailPlus}
        title={t('invitations.none')}
        message={t('invitations.noneMessage')}
      />
    );
  }
  return (
    <Table label={t('invitations.title')}>
      <TableHead>
        <HeadCell>{t('invitations.email')}</HeadCell>
        <HeadCell>{t('members.role')}</HeadCell>
        <HeadCell>{t('invitations.state')}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t('members.actions')}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {company.invitations.map((invitation) => (
          <tr key={invitation.id}>
            <Cell>{invitation.email}</Cell>
            <Cell>{t(`common:memberRole.${invitation.role}`)}</Cell>
            <Cell className="text-muted">
              <InvitationState invitation={invitation} />
            </Cell>
            <Cell className="text-right">
              {isOpen(invitation) && (
                <Button
                  size="small"
                  variant="outline"
                  aria-label={t('invitations.withdrawOf', { email: invitation.email })}
                  disabled={withdraw.isPending && withdraw.variables === invitation.id}
                  onClick={() => withdraw.mutate(invitation.id)}
                >
                  {t('invitations.withdraw')}
                </Button>
              )}
            </Cell>
          </tr>
        ))}
      </TableBody>
    </Table>
  );
}

function InvitationState({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('companies');
  if (invitation.acceptedAt) {
    return (
      <>
        <Badge tone="success">{t('invitations.accepted')}</Badge>{' '}
        <Time value={invitation.acceptedAt} />
      </>
    );
  }
  if (!isOpen(invitation)) {
    return <Badge>{t('invitations.expired')}</Badge>;
  }
  return (
    <>
      <Badge tone="info">{t('invitations.open')}</Badge> {t('invitations.until')}{' '}
      <Time value={invitation.expiresAt} absolute />
    </>
  );
}

function isOpen({ acceptedAt, expiresAt }: Invitation): boolean {
  return !acceptedAt && Date.parse(expiresAt) > Date.now();
}
