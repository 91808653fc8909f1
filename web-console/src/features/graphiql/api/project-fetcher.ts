import type { Fetcher } from '@graphiql/toolkit';
import { type GraphqlPayload, type GraphqlReply, postGraphql } from '@/lib/platform/post-graphql';
import { session } from '@/lib/session/session-instance';

type ProjectFetcherOptions = { slug: string; onNotFound: () => void };

/** Calls a project's endpoint as the signed-in account, unless the request brings credentials of its own. */
export function createProjectFetcher({ slug, onNotFound }: ProjectFetcherOptions): Fetcher {
  const path = `/graphql/${encodeURIComponent(slug)}`;

  return async ({ query, variables, operationName }, options) => {
    const headers = new Headers(options?.headers);
    const { status, body } = await sendAs(path, { query, variables, operationName }, headers);
    if (status === 404) {
      onNotFound();
    }
    return body;
  };
}

function sendAs(path: string, payload: GraphqlPayload, headers: Headers): Promise<GraphqlReply> {
  if (headers.has('Authorization') || headers.has('X-API-Key')) {
    return postGraphql(path, payload, headers);
  }
  return session.authorized((authorization) => {
    headers.set('Authorization', authorization);
    return postGraphql(path, payload, headers);
  });
}
