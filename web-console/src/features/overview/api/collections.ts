import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const CollectionSizes = graphql(`
  query CollectionSizes($slug: String!) {
    project(slug: $slug) {
      collections { id name label listName estimatedRowCount archivedAt fields { apiName system } }
    }
  }
`);

/** Collections that are not archived, with about how many rows they have. */
export const collectionsQuery = (slug: string) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'collection-sizes'],
    queryFn: async () =>
      ((await request(CollectionSizes, { slug })).project?.collections ?? []).filter(
        ({ archivedAt }) => !archivedAt,
      ),
  });

export type CollectionSize = NonNullable<
  ResultOf<typeof CollectionSizes>['project']
>['collections'][number];
