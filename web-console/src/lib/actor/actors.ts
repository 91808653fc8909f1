import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const Actors = graphql(`
  query Actors($slug: String!) {
    companies {
      projects { slug }
      members { account { id name email } }
    }
    project(slug: $slug) {
      apiKeys { id name }
    }
  }
`);

/** Who acts on a project, by what the logs call them: "account:0198…" or "key:0198…". */
export const actorsQuery = (slug: string) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'actors'],
    staleTime: 60_000,
    queryFn: async () => {
      const { companies, project } = await request(Actors, { slug });
      const company = companies.find(({ projects }) =>
        projects.some((other) => other.slug === slug),
      );
      return new Map<string, string>([
        ...(company?.members ?? []).map(
          ({ account }) => [`account:${account.id}`, account.name ?? account.email] as const,
        ),
        ...(project?.apiKeys ?? []).map(({ id, name }) => [`key:${id}`, name] as const),
      ]);
    },
  });
