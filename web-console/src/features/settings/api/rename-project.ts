import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const RenameProject = graphql(`
  mutation RenameProject($project: String!, $name: String!) {
    renameProject(project: $project, name: $name) { id name }
  }
`);

export function useRenameProject(project: string) {
  return useSettingsChange(project, (name: string) => request(RenameProject, { project, name }));
}
