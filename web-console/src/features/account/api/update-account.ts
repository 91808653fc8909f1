import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { session } from '@/lib/session/session-instance';
import { accountQuery } from './account';

const UpdateAccount = graphql(`
  mutation UpdateAccount($name: String) {
    updateAccount(name: $name) { id name }
  }
`);

export function useUpdateAccount() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string | null) => request(UpdateAccount, { name }),
    onSuccess: ({ updateAccount }) => {
      session.rename(updateAccount.name);
      return queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
}
