import { vi } from 'vitest';

export type SentRequest = {
  path: string;
  operation: string;
  variables: Record<string, unknown>;
  headers: Headers;
};

type Answer = { status?: number; data?: unknown; errors?: unknown[] };

/** Answers the console's requests by operation name; an operation without an answer fails as a lost connection. */
export function fakePlatform(answers: Record<string, (request: SentRequest) => Answer>) {
  const requests: SentRequest[] = [];

  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const { query, variables } = JSON.parse(String(init.body));
    const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? 'anonymous';
    const request = { path, operation, variables, headers: new Headers(init.headers) };
    requests.push(request);
    const answer = answers[operation]?.(request);
    if (!answer) {
      throw new TypeError('Failed to fetch');
    }
    const { status = 200, ...body } = answer;
    return new Response(JSON.stringify(body), { status });
  });

  return {
    requests,
    sent: (operation: string) => requests.filter((request) => request.operation === operation),
  };
}

export function refusal(code: string, details: { fields?: string[]; message?: string } = {}) {
  const { message = 'Refused.', fields = [] } = details;
  const status = code === 'UNAUTHENTICATED' || code === 'INVALID_CREDENTIALS' ? 401 : 200;
  return { status, errors: [{ message, extensions: { code, fields } }], data: null };
}

export function grant(accessToken = 'access-1', id = 'account-1') {
  return {
    account: { id, email: 'ada@example.com', name: null },
    accessToken,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
  };
}
