import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/avatar';
import { Badge } from '@/components/badge';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { Time } from '@/components/time';
import { useSession } from '@/lib/session/use-session';
import type { CompanyDetails, Member } from '../api/company';
import { MemberActions } from './member-actions';
import { RoleSelect } from './role-select';
import { TransferDialog } from './transfer-dialog';

export function MemberTable({ company }: { company: CompanyDetails }) {
  const { t } = useTranslation('companies');
  const session = useSession();
  const [heir, setHeir] = useState<Member>();
  const self = session.status === 'signed-in' ? session.account.id : undefined;
  return (
    <>
      <Table label={t('members.title')}>
        <TableHead>
          <HeadCell>{t('members.name')}</HeadCell>
          <HeadCell>{t('members.role')}</HeadCell>
          <HeadCell>{t('members.joined')}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('members.actions')}</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {company.members.map((member) => (
            <tr key={member.account.id}>
              <Cell>
                <div className="flex min-w-48 items-center gap-3">
                  <Avatar name={member.account.name ?? member.account.email} />
                  <div className="min-w-0">
                    <p className="flex items-center gap-2 truncate">
                      {member.account.name ?? member.account.email}
                      {member.account.id === self && <Badge>{t('members.you')}</Badge>}
                    </p>
                    {member.account.name && (
                      <p className="truncate text-muted text-xs">{member.account.email}</p>
                    )}
                  </div>
                </div>
              </Cell>
              <Cell>
                <RoleSelect company={company} member={member} />
              </Cell>
              <Cell className="text-muted">
                <Time value={member.joinedAt} absolute />
              </Cell>
              <Cell className="text-right">
                <MemberActions
                  company={company}
                  member={member}
                  self={member.account.id === self}
                  onTransfer={() => setHeir(member)}
                />
              </Cell>
            </tr>
          ))}
        </TableBody>
      </Table>
      <TransferDialog company={company} heir={heir} onClose={() => setHeir(undefined)} />
    </>
  );
}
