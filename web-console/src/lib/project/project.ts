import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '@/lib/platform/api-error';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const Project = graphql(`
  query Project($slug: String!) {
    project(slug: $slug) {
      id
      name
      slug
      state
      endpoint
      databaseSchema
      revision
      myRole
      collections { id name label typeName archivedAt }
      roles { name description builtIn }
    }
  }
`);

/** Everything about a project is cached below this key, so that a schema change makes all of it stale at once. */
export const projectKey = (slug: string) => ['project', slug] as const;

/** Null when there is no such project, or none that the account may see. */
export const projectQuery = (slug: string) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'head'],
    queryFn: async () => {
      try {
        return (await request(Project, { slug })).project;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'NOT_FOUND') {
          return null;
        }
        throw error;
      }
    },
  });

export type ProjectHead = NonNullable<ResultOf<typeof Project>['project']>;
