import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const RemoveIdentityProvider = graphql(`
  mutation RemoveIdentityProvider($project: String!, $issuer: String!) {
    removeIdentityProvider(project: $project, issuer: $issuer)
  }
`);

export function useRemoveIdentityProvider(project: string) {
  return useSettingsChange(project, (issuer: string) =>
    request(RemoveIdentityProvider, { project, issuer }),
  );
}
