import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import type { SchemaOperation } from './operation';

export const PlanSchemaChange = graphql(`
  mutation PlanSchemaChange($project: String!, $operations: [SchemaOperation!]!) {
    planSchemaChange(project: $project, operations: $operations) {
      statements { sql lock rewritesTable online tableRows }
      violations { operation code fields message hint rowCount sample }
      breakingChanges { coordinate message affectedOperations }
    }
  }
`);

export type SchemaPlan = ResultOf<typeof PlanSchemaChange>['planSchemaChange'];
export type PlannedStatement = SchemaPlan['statements'][number];
export type Violation = SchemaPlan['violations'][number];
export type BreakingChange = SchemaPlan['breakingChanges'][number];
export type PlanVariables = VariablesOf<typeof PlanSchemaChange>;

export async function planSchemaChange(
  project: string,
  operations: readonly SchemaOperation[],
): Promise<SchemaPlan> {
  const variables = { project, operations: [...operations] } as PlanVariables;
  return (await request(PlanSchemaChange, variables)).planSchemaChange;
}
