import { useMutation, useQueryClient } from '@tanstack/react-query';
import { companiesQuery } from '@/lib/company/companies';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const CreateSampleProject = graphql(`
  mutation CreateSampleProject($companySlug: String) {
    createSampleProject(companySlug: $companySlug) { id name slug }
  }
`);

export function useCreateSample() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (companySlug: string | null) =>
      (await request(CreateSampleProject, { companySlug })).createSampleProject,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: companiesQuery.queryKey }),
  });
}
