import type { ResultOf } from 'gql.tada';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const Simulate = graphql(`
  mutation Simulate($input: SimulateInput!) {
    simulate(input: $input) {
      response
      statements
      refusals { coordinate action clause message }
    }
  }
`);

export type Simulation = ResultOf<typeof Simulate>['simulate'];
export type Refusal = Simulation['refusals'][number];

export type Trial = {
  project: string;
  role: string;
  userId?: string | undefined;
  claims?: unknown;
  document: string;
};

export async function simulate({ userId, claims, ...trial }: Trial): Promise<Simulation> {
  const input = {
    ...trial,
    ...(userId && { userId }),
    ...(claims !== undefined && { claims }),
  };
  return (await request(Simulate, { input })).simulate;
}
