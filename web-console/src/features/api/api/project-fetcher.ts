import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import type { Client } from 'graphql-ws';
import { createSocket } from '@/lib/live/sockets';
import { type GraphqlPayload, type GraphqlReply, postGraphql } from '@/lib/platform/post-graphql';
import { session } from '@/lib/session/session-instance';

type ProjectFetcherOptions = {
  slug: string;
  /** Acts as this role of the project. */
  role?: string | undefined;
  onNotFound: () => void;
};

/**
 * Calls a project's endpoint as the signed-in account, unless the request brings credentials of its own. Subscriptions
 * have a socket for each set of headers, because a socket belongs to one caller.
 */
export function createProjectFetcher({ slug, role, onNotFound }: ProjectFetcherOptions) {
  const path = `/graphql/${encodeURIComponent(slug)}`;
  const sockets = new Map<string, Client>();

  const fetcher: Fetcher = async (params, options) => {
    const headers = new Headers(options?.headers);
    if (role && !headers.has('X-Role')) {
      headers.set('X-Role', role);
    }
    if (isSubscription(params)) {
      return socketFor(headers).iterate(payloadOf(params)) as never;
    }
    const { status, body } = await sendAs(path, payloadOf(params), headers);
    if (status === 404) {
      onNotFound();
    }
    return body as never;
  };

  function socketFor(headers: Headers): Client {
    const key = JSON.stringify([...headers]);
    const socket = sockets.get(key) ?? createSocket(path, async () => connectionParams(headers));
    sockets.set(key, socket);
    return socket;
  }

  function dispose(): void {
    for (const socket of sockets.values()) {
      void socket.dispose();
    }
    sockets.clear();
  }

  return { fetcher, dispose };
}

function payloadOf({ query, variables, operationName }: FetcherParams) {
  return {
    query,
    variables: variables as Record<string, unknown> | undefined,
    operationName: operationName ?? undefined,
  };
}

function isSubscription({ query, operationName }: FetcherParams): boolean {
  return operationOf(query, operationName)?.operation === 'subscription';
}

function operationOf(
  query: string,
  operationName: string | null | undefined,
): OperationDefinitionNode | null | undefined {
  try {
    return getOperationAST(parse(query), operationName);
  } catch {
    // The server says what is wrong with it.
    return undefined;
  }
}

const CREDENTIALS: Record<string, string> = {
  authorization: 'Authorization',
  'x-api-key': 'X-API-Key',
  'x-role': 'X-Role',
  'x-user-id': 'X-User-Id',
  'x-claims': 'X-Claims',
};

async function connectionParams(headers: Headers): Promise<Record<string, unknown>> {
  const given = Object.fromEntries(
    [...headers].map(([name, value]) => [CREDENTIALS[name] ?? name, value]),
  );
  return hasCredentials(headers)
    ? given
    : { ...given, Authorization: `Bearer ${await session.accessToken()}` };
}

function hasCredentials(headers: Headers): boolean {
  return headers.has('Authorization') || headers.has('X-API-Key');
}

function sendAs(path: string, payload: GraphqlPayload, headers: Headers): Promise<GraphqlReply> {
  if (hasCredentials(headers)) {
    return postGraphql(path, payload, headers);
  }
  return session.authorized((authorization) => {
    headers.set('Authorization', authorization);
    return postGraphql(path, payload, headers);
  });
}
