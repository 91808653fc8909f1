import { useMutation } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useCompanyChanged } from './use-company-change';

const RemoveMember = graphql(`
  mutation RemoveMember($companySlug: String!, $accountId: UUID!) {
    removeMember(companySlug: $companySlug, accountId: $accountId)
  }
`);

export function useRemoveMember(companySlug: string) {
  const onSuccess = useCompanyChanged(companySlug);
  return useMutation({
    mutationFn: (accountId: string) => request(RemoveMember, { companySlug, accountId }),
    onSuccess,
  });
}
