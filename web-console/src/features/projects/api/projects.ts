import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const Projects = graphql(`
  query Projects {
    projects { id name slug }
  }
`);

export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: async () => (await request(Projects, {})).projects,
});

export type ProjectSummary = { id: string; name: string; slug: string };
