import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const SetCostLimits = graphql(`
  mutation SetCostLimits($project: String!, $operation: Int, $anonymous: Int) {
    setCostLimits(project: $project, operation: $operation, anonymous: $anonymous) { operation anonymous }
  }
`);

export function useSetCostLimits(project: string) {
  return useSettingsChange(
    project,
    (limits: { operation: number | null; anonymous: number | null }) =>
      request(SetCostLimits, { project, ...limits }),
  );
}
