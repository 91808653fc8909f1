import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const RotateSigningKey = graphql(`
  mutation RotateSigningKey($project: String!) {
    rotateSigningKey(project: $project) { id }
  }
`);

export function useRotateSigningKey(project: string) {
  return useSettingsChange<void, unknown>(project, () => request(RotateSigningKey, { project }));
}
