import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';
import { useSettingsChange } from './use-settings-change';

const SetTrustedDocuments = graphql(`
  mutation SetTrustedDocuments($project: String!, $required: Boolean!) {
    setTrustedDocuments(project: $project, required: $required) { required }
  }
`);

export function useSetTrustedDocuments(project: string) {
  return useSettingsChange(project, (required: boolean) =>
    request(SetTrustedDocuments, { project, required }),
  );
}
