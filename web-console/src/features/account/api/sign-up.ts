import { useMutation } from '@tanstack/react-query';
import { send } from '@/lib/platform/send';
import { graphql } from '@/lib/platform/tada';
import { GrantFragment } from '@/lib/session/session-fragment';
import { session } from '@/lib/session/session-instance';

const SignUp = graphql(
  `
    mutation SignUp($input: SignUpInput!) {
      signUp(input: $input) { ...Grant }
    }
  `,
  [GrantFragment],
);

export type SignUpInput = { email: string; password: string; name: string | null };

export function useSignUp() {
  return useMutation({
    mutationFn: (input: SignUpInput) => send(SignUp, { input }),
    onSuccess: ({ signUp }) => session.start(signUp),
  });
}
