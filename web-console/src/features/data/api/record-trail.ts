import { infiniteQueryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { rowsKey } from '../rows/view';

const RecordTrail = graphql(`
  query RecordTrail($project: String!, $collection: String!, $id: ID!, $first: Int!, $after: String) {
    recordTrail(project: $project, collection: $collection, id: $id, first: $first, after: $after) {
      id
      at
      kind
      actor
      requestId
      values { field before after }
    }
  }
`);

export type RecordChange = ResultOf<typeof RecordTrail>['recordTrail'][number];

const PAGE = 20;

/** What happened to a record, the latest first. */
export const recordTrailQuery = (project: string, collection: string, id: string) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey(project, collection), 'trail', id],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      (await request(RecordTrail, { project, collection, id, first: PAGE, after: pageParam }))
        .recordTrail,
    getNextPageParam: (page: RecordChange[]) =>
      page.length === PAGE ? (page.at(-1)?.id ?? null) : null,
  });
