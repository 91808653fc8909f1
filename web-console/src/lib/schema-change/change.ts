import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import type { SchemaOperation } from './operation';

const ChangeSchema = graphql(`
  mutation ChangeSchema(
    $project: String!
    $operations: [SchemaOperation!]!
    $ifRevision: Int
    $acceptBreaking: Boolean!
  ) {
    changeSchema(
      project: $project
      operations: $operations
      ifRevision: $ifRevision
      acceptBreaking: $acceptBreaking
    ) { id revision status error progress }
  }
`);

export type AppliedChange = ResultOf<typeof ChangeSchema>['changeSchema'];

export type Wish = {
  project: string;
  operations: readonly SchemaOperation[];
  ifRevision: number;
  acceptBreaking: boolean;
};

export async function changeSchema({ operations, ...wish }: Wish): Promise<AppliedChange> {
  const variables = { ...wish, operations: [...operations] } as VariablesOf<typeof ChangeSchema>;
  return (await request(ChangeSchema, variables)).changeSchema;
}
