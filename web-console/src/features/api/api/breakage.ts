import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const Sdl = graphql(`
  query Sdl($slug: String!) {
    project(slug: $slug) { revision sdl }
  }
`);

export type Validate = (document: string) => readonly string[];

/** Says of a document why it does not fit today's schema; nothing when it does. GraphQL's own code is loaded for it. */
export const validatorQuery = (slug: string) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'validator'],
    staleTime: 30_000,
    queryFn: async (): Promise<Validate> => {
      const [{ project }, { buildSchema, parse, validate }] = await Promise.all([
        request(Sdl, { slug }),
        import('graphql'),
      ]);
      const schema = buildSchema(project?.sdl ?? 'type Query { none: Boolean }', {
        assumeValid: true,
      });
      return (document) => {
        try {
          return validate(schema, parse(document)).map(({ message }) => message);
        } catch (error) {
          return [error instanceof Error ? error.message : String(error)];
        }
      };
    },
  });
