import { useMutation, useQueryClient } from '@tanstack/react-query';
import { companiesQuery } from '@/lib/company/companies';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { projectKey } from './project';

const RestoreProject = graphql(`
  mutation RestoreProject($slug: String!) {
    restoreProject(slug: $slug) { id state }
  }
`);

export function useRestoreProject(slug: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request(RestoreProject, { slug }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: companiesQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: projectKey(slug) }),
      ]),
  });
}
