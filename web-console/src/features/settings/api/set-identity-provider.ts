import { graphql, type VariablesOf } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const SetIdentityProvider = graphql(`
  mutation SetIdentityProvider($project: String!, $input: IdentityProviderInput!) {
    setIdentityProvider(project: $project, input: $input) { issuer }
  }
`);

export type IdentityProviderInput = VariablesOf<typeof SetIdentityProvider>['input'];

export function useSetIdentityProvider(project: string) {
  return useSettingsChange(project, (input: IdentityProviderInput) =>
    request(SetIdentityProvider, { project, input }),
  );
}
