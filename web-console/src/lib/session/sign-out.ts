import { useMutation } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from './request';
import { session } from './session-instance';

const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);

export function useSignOut() {
  return useMutation({
    mutationFn: () => request(SignOut, {}),
    onSuccess: () => session.end(true),
  });
}
