import { useNavigate } from '@tanstack/react-router';
import { Crown, Ellipsis, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Menu, MenuItem } from '@/components/menu';
import type { CompanyDetails, Member } from '../api/company';
import { useRemoveMember } from '../api/remove-member';

type MemberActionsProps = {
  company: CompanyDetails;
  member: Member;
  self: boolean;
  onTransfer: () => void;
};

export function MemberActions({ company, member, self, onTransfer }: MemberActionsProps) {
  const { t } = useTranslation('companies');
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const remove = useRemoveMember(company.slug);
  const name = member.account.name ?? member.account.email;
  const mayRemove =
    self || company.myRole === 'OWNER' || (company.myRole === 'ADMIN' && member.role !== 'OWNER');
  const mayTransfer = company.myRole === 'OWNER' && !self;
  if (!mayRemove && !mayTransfer) {
    return null;
  }
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="iconSmall" aria-label={t('members.actionsOf', { name })}>
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      >
        {mayTransfer && (
          <MenuItem icon={Crown} onSelect={onTransfer}>
            {t('transfer.open')}
          </MenuItem>
        )}
        {mayRemove && (
          <MenuItem icon={UserMinus} danger onSelect={() => setRemoving(true)}>
            {self ? t('leave.open') : t('remove.open')}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={
          self
            ? t('leave.title', { company: company.name })
            : t('remove.title', { name, company: company.name })
        }
        description={self ? t('leave.description') : t('remove.description')}
        action={self ? t('leave.action') : t('remove.action')}
        onConfirm={async () => {
          await remove.mutateAsync(member.account.id);
          if (self) {
            await navigate({ to: '/' });
          }
        }}
      />
    </>
  );
}
