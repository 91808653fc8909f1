import { describe, expect, it } from 'vitest';
import { safeDeepLink } from './deep-link';

describe('a deep link', () => {
  it.each([
    '/console/',
    '/console/projects/blog/graphiql',
    '/console/projects/blog/graphiql?tab=2#top',
  ])('to %s is followed', (link) => {
    expect(safeDeepLink(link)).toBe(link);
  });

  it.each([
    '//evil.example/console/',
    'https://evil.example/console/',
    'javascript:alert(1)',
    '\\\\evil.example/console/',
    '/\\evil.example/console/',
    '/graphql',
    '/consoles/',
    '/console/../admin',
    '/console/%2e%2e/admin',
    'console/',
    '',
    undefined,
    ['/console/'],
  ])('to %s is refused', (link) => {
    expect(safeDeepLink(link)).toBeUndefined();
  });

  it.each(['/console/sign-in', '/console/sign-up?redirect=x'])(
    'to %s is refused, so that sign-in does not lead to itself',
    (link) => {
      expect(safeDeepLink(link)).toBeUndefined();
    },
  );
});
