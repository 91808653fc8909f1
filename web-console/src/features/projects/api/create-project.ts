import { useMutation, useQueryClient } from '@tanstack/react-query';
import { companiesQuery } from '@/lib/company/companies';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const CreateProject = graphql(`
  mutation CreateProject($input: CreateProjectInput!) {
    createProject(input: $input) { id name slug }
  }
`);

export type NewProject = { name: string; slug: string | null; companySlug: string | null };

export function useCreateProject() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: NewProject) =>
      (await request(CreateProject, { input })).createProject,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: companiesQuery.queryKey }),
  });
}
