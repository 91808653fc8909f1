import { useMutation } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import type { Role } from './company';
import { useCompanyChanged } from './use-company-change';

const ChangeMemberRole = graphql(`
  mutation ChangeMemberRole($companySlug: String!, $accountId: UUID!, $role: MemberRole!) {
    changeMemberRole(companySlug: $companySlug, accountId: $accountId, role: $role) { role }
  }
`);

export function useChangeRole(companySlug: string) {
  const onSettled = useCompanyChanged(companySlug);
  return useMutation({
    mutationFn: (change: { accountId: string; role: Role }) =>
      request(ChangeMemberRole, { companySlug, ...change }),
    onSettled,
  });
}
