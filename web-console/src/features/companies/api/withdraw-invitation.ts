import { useMutation } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useCompanyChanged } from './use-company-change';

const WithdrawInvitation = graphql(`
  mutation WithdrawInvitation($companySlug: String!, $id: UUID!) {
    withdrawInvitation(companySlug: $companySlug, id: $id)
  }
`);

export function useWithdrawInvitation(companySlug: string) {
  const onSettled = useCompanyChanged(companySlug);
  return useMutation({
    mutationFn: (id: string) => request(WithdrawInvitation, { companySlug, id }),
    onSettled,
  });
}
