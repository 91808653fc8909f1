import { queryOptions } from '@tanstack/react-query';
import type { ResultOf } from 'gql.tada';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const SecurityReport = graphql(`
  query SecurityReport($slug: String!) {
    project(slug: $slug) { securityReport { kind collection role message } }
  }
`);

type Answer = NonNullable<ResultOf<typeof SecurityReport>['project']>;
export type SecurityFinding = Answer['securityReport'][number];

export const securityReportQuery = (slug: string) =>
  queryOptions({
    queryKey: ['project', slug, 'security-report'],
    queryFn: async () => (await request(SecurityReport, { slug })).project?.securityReport ?? [],
  });
