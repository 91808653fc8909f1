import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { apiKeysQuery } from './api-keys';

const RevokeApiKey = graphql(`
  mutation RevokeApiKey($project: String!, $id: UUID!) {
    revokeApiKey(project: $project, id: $id) { id revokedAt }
  }
`);

export function useRevokeApiKey(project: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(RevokeApiKey, { project, id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery(project).queryKey }),
  });
}
