import { useMutation } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { session } from '@/lib/session/session-instance';

const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere {
    signOut(everywhere: true)
  }
`);

export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: () => request(SignOutEverywhere, {}),
    onSuccess: () => session.end(true),
  });
}
