import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from 'gql.tada';
import { ApiError } from './api-error';
import { type GraphqlReply, postGraphql } from './post-graphql';

type Document<Data, Variables> = TadaDocumentNode<Data, Variables>;

/** Calls the platform API without an access token. */
export async function send<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return unwrap(await post(document, variables));
}

export function post<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  headers: Record<string, string> = {},
): Promise<GraphqlReply> {
  const payload = { query: print(document), variables };
  return postGraphql('/graphql', payload, { ...headers, 'X-Weft-Console': '1' });
}

export function unwrap<Data>({ status, body }: GraphqlReply): Data {
  const [error] = body.errors ?? [];
  if (error) {
    throw ApiError.of(error, status);
  }
  if (!body.data) {
    throw new ApiError({ code: 'UNREADABLE', message: 'The answer has no data.', status });
  }
  return body.data as Data;
}
