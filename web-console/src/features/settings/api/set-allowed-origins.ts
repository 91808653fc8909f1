import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const SetAllowedOrigins = graphql(`
  mutation SetAllowedOrigins($project: String!, $origins: [String!]!) {
    setAllowedOrigins(project: $project, origins: $origins)
  }
`);

export function useSetAllowedOrigins(project: string) {
  return useSettingsChange(project, (origins: string[]) =>
    request(SetAllowedOrigins, { project, origins }),
  );
}
