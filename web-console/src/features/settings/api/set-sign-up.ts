import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const SetSignUp = graphql(`
  mutation SetSignUp($project: String!, $enabled: Boolean!) {
    setSignUp(project: $project, enabled: $enabled) { id signUp }
  }
`);

export function useSetSignUp(project: string) {
  return useSettingsChange(project, (enabled: boolean) => request(SetSignUp, { project, enabled }));
}
