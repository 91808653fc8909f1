import { beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '@/lib/session/session-instance';
import { fakePlatform, grant, refusal } from '@/testing/fake-platform';
import { createProjectFetcher } from './project-fetcher';

const query = 'query Users { users { nodes { id } } }';

beforeEach(() => session.start(grant('access-1')));

describe('a query from GraphiQL', () => {
  it("goes to the project's endpoint with the account's token", async () => {
    const platform = fakePlatform({ Users: () => ({ data: { users: [] } }) });
    await createProjectFetcher({ slug: 'blog', onNotFound: vi.fn() }).fetcher({ query });
    const [sent] = platform.sent('Users');
    expect(sent?.path).toBe('/graphql/blog');
    expect(sent?.headers.get('Authorization')).toBe('Bearer access-1');
    expect(sent?.headers.get('Accept')).toBe('application/graphql-response+json, application/json');
  });

  it('gets its rows after an expired token was renewed', async () => {
    const platform = fakePlatform({
      RefreshSession: () => ({ data: { refreshSession: grant('access-2') } }),
      Users: ({ headers }) =>
        headers.get('Authorization') === 'Bearer access-2'
          ? { data: { users: [] } }
          : refusal('UNAUTHENTICATED'),
    });
    const { fetcher } = createProjectFetcher({ slug: 'blog', onNotFound: vi.fn() });
    await expect(fetcher({ query })).resolves.toEqual({ data: { users: [] } });
    expect(platform.sent('Users')).toHaveLength(2);
  });

  it('keeps the credentials that were typed in its headers', async () => {
    const platform = fakePlatform({ Users: () => ({ data: {} }) });
    const { fetcher } = createProjectFetcher({ slug: 'blog', onNotFound: vi.fn() });
    await fetcher({ query }, { headers: { 'x-api-key': 'weft_pub_1' } });
    const [sent] = platform.sent('Users');
    expect(sent?.headers.get('X-API-Key')).toBe('weft_pub_1');
    expect(sent?.headers.has('Authorization')).toBe(false);
  });

  it('acts as the role that was chosen', async () => {
    const platform = fakePlatform({ Users: () => ({ data: {} }) });
    const { fetcher } = createProjectFetcher({ slug: 'blog', role: 'user', onNotFound: vi.fn() });
    await fetcher({ query });
    expect(platform.sent('Users')[0]?.headers.get('X-Role')).toBe('user');
  });

  it('tells when the project is gone', async () => {
    fakePlatform({ Users: () => ({ ...refusal('NOT_FOUND'), status: 404 }) });
    const onNotFound = vi.fn();
    await createProjectFetcher({ slug: 'blog', onNotFound }).fetcher({ query });
    expect(onNotFound).toHaveBeenCalled();
  });
});
