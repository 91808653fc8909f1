import type { TadaDocumentNode } from 'gql.tada';
import { post, unwrap } from '@/lib/platform/send';
import { session } from './session-instance';

/** Calls the platform API as the signed-in account. */
export async function request<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const reply = await session.authorized((authorization) =>
    post(document, variables, { Authorization: authorization }),
  );
  return unwrap(reply);
}
