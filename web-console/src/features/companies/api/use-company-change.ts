import { useQueryClient } from '@tanstack/react-query';
import { companiesQuery } from '@/lib/company/companies';
import { companyQuery } from './company';

/** After whatever changes who is in a company. */
export function useCompanyChanged(slug: string) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: companyQuery(slug).queryKey }),
      queryClient.invalidateQueries({ queryKey: companiesQuery.queryKey }),
    ]);
}
