import { ApiError, type GraphqlError } from './api-error';

export type GraphqlBody = {
  data?: unknown;
  errors?: readonly GraphqlError[];
};

export type GraphqlReply = { status: number; body: GraphqlBody };

export type GraphqlPayload = {
  query: string;
  variables?: unknown;
  operationName?: string | null | undefined;
};

export async function postGraphql(
  path: string,
  payload: GraphqlPayload,
  headers: HeadersInit = {},
): Promise<GraphqlReply> {
  const allHeaders = new Headers(headers);
  allHeaders.set('Content-Type', 'application/json');
  allHeaders.set('Accept', 'application/graphql-response+json, application/json');

  const response = await send(path, {
    method: 'POST',
    headers: allHeaders,
    body: JSON.stringify(payload),
  });
  return { status: response.status, body: await readBody(response) };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new ApiError({ code: 'UNREACHABLE', message: 'Weft could not be reached.' });
  }
}

async function readBody(response: Response): Promise<GraphqlBody> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null) {
    return body;
  }
  throw new ApiError({
    code: 'UNREADABLE',
    message: `Weft answered with status ${response.status}.`,
    status: response.status,
  });
}
