import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const SetIntrospection = graphql(`
  mutation SetIntrospection($project: String!, $role: String!, $enabled: Boolean!) {
    setIntrospection(project: $project, role: $role, enabled: $enabled) { name introspection }
  }
`);

export function useSetIntrospection(project: string) {
  return useSettingsChange(project, (change: { role: string; enabled: boolean }) =>
    request(SetIntrospection, { project, ...change }),
  );
}
