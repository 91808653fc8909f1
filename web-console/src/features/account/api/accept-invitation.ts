import { useMutation, useQueryClient } from '@tanstack/react-query';
import { companiesQuery } from '@/lib/company/companies';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($code: String!) {
    acceptInvitation(code: $code) { id name slug }
  }
`);

export function useAcceptInvitation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (code: string) =>
      (await request(AcceptInvitation, { code })).acceptInvitation,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: companiesQuery.queryKey }),
  });
}
