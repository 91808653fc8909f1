import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import type { Draft } from '@/lib/schema-change/draft';
import type { SchemaOperation } from '@/lib/schema-change/operation';
import type { PlanVariables } from '@/lib/schema-change/plan';
import { request } from '@/lib/session/request';
import { readFilterSchema } from '../model/filter-schema';

const ProjectSdl = graphql(`
  query ProjectSdl($slug: String!) {
    project(slug: $slug) { sdl }
  }
`);

const DraftSdl = graphql(`
  mutation DraftSdl($project: String!, $operations: [SchemaOperation!]!) {
    planSchemaChange(project: $project, operations: $operations) { resultingSdl }
  }
`);

/** What conditions may speak of: the project's schema, with what the draft makes of it. */
export const filterSchemaQuery = (slug: string, revision: number, draft: Draft) => {
  const shape = draft.filter((operation) => !isAboutRules(operation));
  return queryOptions({
    queryKey: ['project', slug, 'filter-schema', revision, shape],
    queryFn: async () => readFilterSchema(await sdl(slug, shape)),
    staleTime: 60_000,
  });
};

async function sdl(slug: string, shape: Draft): Promise<string> {
  if (shape.length > 0) {
    const variables = { project: slug, operations: [...shape] } as PlanVariables;
    return (await request(DraftSdl, variables)).planSchemaChange.resultingSdl;
  }
  return (await request(ProjectSdl, { slug })).project?.sdl ?? '';
}

function isAboutRules(operation: SchemaOperation): boolean {
  return ['setPolicy', 'removePolicy', 'setAccess', 'createRole', 'updateRole', 'removeRole'].some(
    (name) => name in operation,
  );
}
