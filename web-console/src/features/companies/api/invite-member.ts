import { useMutation } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import type { Role } from './company';
import { useCompanyChanged } from './use-company-change';

const InviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) { id email role code expiresAt }
  }
`);

export function useInviteMember(companySlug: string) {
  const onSuccess = useCompanyChanged(companySlug);
  return useMutation({
    mutationFn: async (input: { email: string; role: Role }) =>
      (await request(InviteMember, { input: { companySlug, ...input } })).inviteMember,
    onSuccess,
  });
}
