import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const Companies = graphql(`
  query Companies {
    companies {
      id
      name
      slug
      myRole
      projects { id name slug state endpoint }
    }
  }
`);

/** Those that the account is a member of, with their projects. */
export const companiesQuery = queryOptions({
  queryKey: ['companies'],
  queryFn: async () => (await request(Companies, {})).companies,
});

export type CompanySummary = ResultOf<typeof Companies>['companies'][number];
export type ProjectSummary = CompanySummary['projects'][number];
