import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const Traffic = graphql(`
  query Traffic($slug: String!) {
    project(slug: $slug) {
      traffic(minutes: 60) { at requests errors }
    }
  }
`);

const REFRESH_MS = 15_000;

/** Requests of each minute of the last hour, the oldest first; minutes without any are left out. */
export const trafficQuery = (slug: string) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'traffic'],
    refetchInterval: REFRESH_MS,
    queryFn: async () => (await request(Traffic, { slug })).project?.traffic ?? [],
  });

export type Minute = NonNullable<ResultOf<typeof Traffic>['project']>['traffic'][number];
