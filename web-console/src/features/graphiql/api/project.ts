import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '@/lib/platform/api-error';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const Project = graphql(`
  query Project($slug: String!) {
    project(slug: $slug) { id name slug }
  }
`);

/** Null when there is no such project, or none that the account may see. */
export const projectQuery = (slug: string) =>
  queryOptions({
    queryKey: ['project', slug],
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
