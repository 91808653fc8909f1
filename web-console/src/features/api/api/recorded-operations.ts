import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const RecordedOperations = graphql(`
  query RecordedOperations($slug: String!, $unusedSince: DateTime) {
    project(slug: $slug) {
      recordedOperations(first: 500, unusedSince: $unusedSince) {
        hash
        document
        operationName
        client
        clientVersion
        firstSeen
        lastSeen
        count
      }
    }
  }
`);

const DAY = 86_400_000;

/** `unusedDays`: only those that nobody has sent for so long. */
export const recordedOperationsQuery = (slug: string, unusedDays: string | undefined) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'recorded-operations', unusedDays ?? 'all'],
    queryFn: async () => {
      const unusedSince = unusedDays
        ? new Date(Date.now() - Number(unusedDays) * DAY).toISOString()
        : null;
      const { project } = await request(RecordedOperations, { slug, unusedSince });
      return project?.recordedOperations ?? [];
    },
  });

export type RecordedOperation = NonNullable<
  ResultOf<typeof RecordedOperations>['project']
>['recordedOperations'][number];
