import { useMutation, useQueryClient } from '@tanstack/react-query';
import { companiesQuery } from '@/lib/company/companies';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const CreateCompany = graphql(`
  mutation CreateCompany($input: CreateCompanyInput!) {
    createCompany(input: $input) { id name slug }
  }
`);

export function useCreateCompany() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) =>
      (await request(CreateCompany, { input: { name } })).createCompany,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: companiesQuery.queryKey }),
  });
}
