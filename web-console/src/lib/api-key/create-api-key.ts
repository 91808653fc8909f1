import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql, type VariablesOf } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';
import { rememberSecret } from './fresh-secrets';

const CreateApiKey = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      secret
      key { id name kind role prefix }
    }
  }
`);

export type NewApiKey = Omit<VariablesOf<typeof CreateApiKey>['input'], 'project'>;

export function useCreateApiKey(project: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: NewApiKey) =>
      (await request(CreateApiKey, { input: { ...input, project } })).createApiKey,
    onSuccess: ({ key, secret }) => {
      rememberSecret(project, { kind: key.kind, role: key.role, secret });
      return queryClient.invalidateQueries({ queryKey: [...projectKey(project), 'api-keys'] });
    },
  });
}
