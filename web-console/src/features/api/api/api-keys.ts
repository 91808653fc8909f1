import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const ApiKeys = graphql(`
  query ApiKeys($slug: String!) {
    project(slug: $slug) {
      apiKeys { id name kind role prefix createdAt expiresAt lastUsedAt revokedAt }
    }
  }
`);

export const apiKeysQuery = (slug: string) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'api-keys'],
    queryFn: async () => (await request(ApiKeys, { slug })).project?.apiKeys ?? [],
  });

export type ApiKey = NonNullable<ResultOf<typeof ApiKeys>['project']>['apiKeys'][number];
