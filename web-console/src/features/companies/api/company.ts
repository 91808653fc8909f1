import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const CompanyMembers = graphql(`
  query CompanyMembers {
    companies {
      id
      name
      slug
      myRole
      members { role joinedAt account { id email name } }
      invitations { id email role expiresAt acceptedAt }
    }
  }
`);

export const companyQuery = (slug: string) =>
  queryOptions({
    queryKey: ['company', slug],
    queryFn: async () =>
      (await request(CompanyMembers, {})).companies.find((company) => company.slug === slug) ??
      null,
  });

export type CompanyDetails = ResultOf<typeof CompanyMembers>['companies'][number];
export type Member = CompanyDetails['members'][number];
export type Invitation = CompanyDetails['invitations'][number];
export type Role = Member['role'];
