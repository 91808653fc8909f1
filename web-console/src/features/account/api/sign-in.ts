import { useMutation } from '@tanstack/react-query';
import { send } from '@/lib/platform/send';
import { graphql } from '@/lib/platform/tada';
import { GrantFragment } from '@/lib/session/session-fragment';
import { session } from '@/lib/session/session-instance';

const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) { ...Grant }
    }
  `,
  [GrantFragment],
);

export type SignInInput = { email: string; password: string };

export function useSignIn() {
  return useMutation({
    mutationFn: (input: SignInInput) => send(SignIn, { input }),
    onSuccess: ({ signIn }) => session.start(signIn),
  });
}
