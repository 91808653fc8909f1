import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/platform/api-error';
import type { GraphqlReply } from '@/lib/platform/post-graphql';
import { grant } from '@/testing/fake-platform';
import { type Grant, Session } from './session';

const ACCEPTED: GraphqlReply = { status: 200, body: { data: {} } };
const REFUSED: GraphqlReply = { status: 401, body: {} };

function accepting(token: string) {
  return vi.fn(async (authorization: string) =>
    authorization === `Bearer ${token}` ? ACCEPTED : REFUSED,
  );
}

function signedIn(refresh: () => Promise<Grant>, token = 'old'): Session {
  const session = new Session(refresh);
  session.start(grant(token));
  return session;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a refused request', () => {
  it('is sent again with a new token', async () => {
    const session = signedIn(async () => grant('new'));
    await expect(session.authorized(accepting('new'))).resolves.toBe(ACCEPTED);
  });

  it('is recognised by its error code as well as by its status', async () => {
    const session = signedIn(async () => grant('new'));
    const refusal = { extensions: { code: 'UNAUTHENTICATED' }, message: 'Expired.' };
    const attempt = vi
      .fn<() => Promise<GraphqlReply>>()
      .mockResolvedValueOnce({ status: 200, body: { errors: [refusal] } })
      .mockResolvedValueOnce(ACCEPTED);
    await expect(session.authorized(attempt)).resolves.toBe(ACCEPTED);
  });

  it('is not sent a third time', async () => {
    const session = signedIn(async () => grant('new'));
    const attempt = vi.fn(async () => REFUSED);
    await session.authorized(attempt);
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  it('shares one refresh with all requests that are refused at the same time', async () => {
    const refresh = vi.fn(async () => grant('new'));
    const session = signedIn(refresh);
    await Promise.all([1, 2, 3].map(() => session.authorized(accepting('new'))));
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('takes the token that another request has renewed meanwhile', async () => {
    const refresh = vi.fn(async () => grant('newest'));
    const session = signedIn(refresh);
    const reply = await session.authorized(async (authorization) => {
      if (authorization === 'Bearer old') {
        session.start(grant('new'));
        return REFUSED;
      }
      return ACCEPTED;
    });
    expect(reply).toBe(ACCEPTED);
    expect(refresh).not.toHaveBeenCalled();
  });
});

describe('the end of a session', () => {
  it('comes when the server refuses to refresh', async () => {
    const session = signedIn(async () => {
      throw new ApiError({ code: 'UNAUTHENTICATED', message: '', status: 401 });
    });
    await expect(session.authorized(accepting('new'))).rejects.toThrow(ApiError);
    expect(session.state).toEqual({ status: 'signed-out', byChoice: false });
  });

  it('does not come when the network fails', async () => {
    const session = signedIn(async () => {
      throw new ApiError({ code: 'UNREACHABLE', message: '' });
    });
    await expect(session.authorized(accepting('new'))).rejects.toThrow(ApiError);
    expect(session.state.status).toBe('signed-in');
  });

  it('is not undone by a refresh that was under way', async () => {
    let answer: (grant: Grant) => void = () => undefined;
    const session = signedIn(() => new Promise((resolve) => (answer = resolve)));
    const request = session.authorized(accepting('new')).catch((error) => error);
    await vi.advanceTimersByTimeAsync(0);
    session.end(true);
    answer(grant('new'));
    expect(await request).toBeInstanceOf(ApiError);
    expect(session.state).toEqual({ status: 'signed-out', byChoice: true });
  });
});

describe('restoring a session', () => {
  it('signs in when the cookie is good', async () => {
    const session = new Session(async () => grant());
    await session.restore();
    expect(session.state.status).toBe('signed-in');
  });

  it('says so when the server cannot be reached, instead of asking to sign in', async () => {
    const session = new Session(async () => {
      throw new ApiError({ code: 'UNREACHABLE', message: '' });
    });
    await session.restore();
    expect(session.state.status).toBe('unreachable');
  });
});

describe('a token about to expire', () => {
  const inTenMinutes = () => new Date(Date.now() + 600_000).toISOString();

  it('is renewed a minute ahead', async () => {
    const refresh = vi.fn(async () => ({ ...grant('new'), expiresAt: inTenMinutes() }));
    new Session(refresh).start({ ...grant('old'), expiresAt: inTenMinutes() });
    await vi.advanceTimersByTimeAsync(539_000);
    expect(refresh).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('does not make a browser with a fast clock refresh without pause', async () => {
    const longAgo = new Date(0).toISOString();
    const refresh = vi.fn(async () => ({ ...grant('new'), expiresAt: longAgo }));
    new Session(refresh).start({ ...grant('old'), expiresAt: longAgo });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(refresh.mock.calls.length).toBeLessThanOrEqual(2);
  });
});
