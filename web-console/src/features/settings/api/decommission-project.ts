import { useMutation, useQueryClient } from '@tanstack/react-query';
import { companiesQuery } from '@/lib/company/companies';
import { graphql } from '@/lib/platform/tada';
import { projectQuery } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const DecommissionProject = graphql(`
  mutation DecommissionProject($slug: String!, $confirmSlug: String!) {
    decommissionProject(slug: $slug, confirmSlug: $confirmSlug) { id state }
  }
`);

export function useDecommissionProject(slug: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request(DecommissionProject, { slug, confirmSlug: slug }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: companiesQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: projectQuery(slug).queryKey }),
      ]),
  });
}
