import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const Me = graphql(`
  query Me {
    me {
      id
      email
      name
      createdAt
      sessions { id current createdAt lastUsedAt expiresAt address userAgent }
    }
  }
`);

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async () => (await request(Me, {})).me,
});

export type AccountDetails = NonNullable<ResultOf<typeof Me>['me']>;
export type OpenSession = NonNullable<AccountDetails['sessions']>[number];
