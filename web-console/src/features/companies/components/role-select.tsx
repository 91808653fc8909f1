import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select-field';
import { describeError } from '@/lib/platform/describe-error';
import { toast } from '@/lib/toast';
import { useChangeRole } from '../api/change-role';
import type { CompanyDetails, Member, Role } from '../api/company';

type RoleSelectProps = { company: CompanyDetails; member: Member };

/** Whatever touches an owner, owners alone may do; the server has the last word. */
export function RoleSelect({ company, member }: RoleSelectProps) {
  const { t } = useTranslation(['companies', 'common']);
  const change = useChangeRole(company.slug);
  const roles = rolesToGive(company.myRole);
  if (!roles.includes(member.role)) {
    return <span>{t(`common:memberRole.${member.role}`)}</span>;
  }
  return (
    <Select
      aria-label={t('members.roleOf', { name: member.account.name ?? member.account.email })}
      className="w-32"
      value={change.isPending ? change.variables.role : member.role}
      options={roles.map((role) => ({ value: role, label: t(`common:memberRole.${role}`) }))}
      onChange={(event) =>
        change.mutate(
          { accountId: member.account.id, role: event.target.value as Role },
          {
            onError: (error) =>
              toast({
                title: t('members.roleKept'),
                description: describeError(error),
                tone: 'danger',
              }),
          },
        )
      }
    />
  );
}

export function rolesToGive(own: Role): readonly Role[] {
  switch (own) {
    case 'OWNER':
      return ['OWNER', 'ADMIN', 'MEMBER'];
    case 'ADMIN':
      return ['ADMIN', 'MEMBER'];
    case 'MEMBER':
      return [];
  }
}
