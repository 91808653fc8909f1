import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const CancelSchemaChange = graphql(`
  mutation CancelSchemaChange($project: String!, $id: UUID!) {
    cancelSchemaChange(project: $project, id: $id) { id status }
  }
`);

export async function cancelSchemaChange(project: string, id: string) {
  return (await request(CancelSchemaChange, { project, id })).cancelSchemaChange;
}
