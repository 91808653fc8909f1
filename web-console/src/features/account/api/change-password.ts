import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { accountQuery } from './account';

const ChangePassword = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next)
  }
`);

export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (passwords: { current: string; next: string }) =>
      request(ChangePassword, passwords),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
}
