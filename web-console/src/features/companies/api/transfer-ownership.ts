import { useMutation } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useCompanyChanged } from './use-company-change';

const TransferOwnership = graphql(`
  mutation TransferOwnership($companySlug: String!, $accountId: UUID!) {
    transferOwnership(companySlug: $companySlug, accountId: $accountId) { id myRole }
  }
`);

export function useTransferOwnership(companySlug: string) {
  const onSuccess = useCompanyChanged(companySlug);
  return useMutation({
    mutationFn: (accountId: string) => request(TransferOwnership, { companySlug, accountId }),
    onSuccess,
  });
}
