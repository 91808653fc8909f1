import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const SetRateLimits = graphql(`
  mutation SetRateLimits($project: String!, $anonymous: Int, $user: Int, $key: Int) {
    setRateLimits(project: $project, anonymous: $anonymous, user: $user, key: $key) { anonymous user key }
  }
`);

export function useSetRateLimits(project: string) {
  return useSettingsChange(
    project,
    (limits: { anonymous: number | null; user: number | null; key: number | null }) =>
      request(SetRateLimits, { project, ...limits }),
  );
}
