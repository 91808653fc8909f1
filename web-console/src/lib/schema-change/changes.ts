import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ResultOf } from 'gql.tada';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const SchemaChanges = graphql(`
  query SchemaChanges($slug: String!, $first: Int!, $before: Int) {
    project(slug: $slug) {
      schemaChanges(first: $first, before: $before) {
        id
        revision
        status
        operations
        statements
        actor
        createdAt
        durationMs
        error
        progress
      }
    }
  }
`);

type Answer = NonNullable<ResultOf<typeof SchemaChanges>['project']>;
export type LoggedChange = Answer['schemaChanges'][number];

const PAGE = 25;
const POLL_MILLIS = 1_000;

async function changes(slug: string, first: number, before: number | null) {
  const { project } = await request(SchemaChanges, { slug, first, before });
  return project?.schemaChanges ?? [];
}

/** The log of schema changes, newest first. */
export const historyQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: ['project', slug, 'history'],
    queryFn: ({ pageParam }) => changes(slug, PAGE, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) =>
      page.length < PAGE ? undefined : Math.min(...page.map((change) => change.revision)),
  });

/** The last changes; asked for again as long as one of them runs. */
export const recentChangesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['project', slug, 'recent-changes'],
    queryFn: () => changes(slug, 5, null),
    refetchInterval: ({ state }) =>
      state.data?.some((change) => change.status === 'RUNNING') ? POLL_MILLIS : false,
  });
