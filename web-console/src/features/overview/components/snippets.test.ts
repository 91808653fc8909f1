import { describe, expect, it } from 'vitest';
import { clients, sampleQuery, snippets } from './snippets';

const users = {
  id: '1',
  name: 'users',
  label: 'Users',
  listName: 'users',
  estimatedRowCount: 0,
  archivedAt: null,
  fields: [{ apiName: 'email', system: false }],
};
const posts = {
  ...users,
  id: '2',
  name: 'blog_posts',
  listName: 'blogPosts',
  fields: [
    { apiName: 'title', system: false },
    { apiName: 'createdAt', system: true },
  ],
};

describe('snippets', () => {
  const connection = {
    url: 'https://api.example/graphql/blog',
    query: '{ me { id } }',
    list: 'posts',
  };

  it('carry the key, once it is known', () => {
    const texts = snippets({ ...connection, key: 'weft_pub_1' });
    for (const client of clients) {
      expect(texts[client]).toContain('weft_pub_1');
    }
  });

  it('say where the key belongs as long as it is not', () => {
    const texts = snippets({ ...connection, key: undefined });
    for (const client of clients) {
      expect(texts[client]).toContain('YOUR_API_KEY');
    }
  });

  it('lead sockets to the same endpoint', () => {
    expect(snippets({ ...connection, key: undefined })['graphql-ws']).toContain(
      'wss://api.example/graphql/blog',
    );
  });
});

describe('the sample query', () => {
  it('is about the own data, if there is any', () => {
    expect(sampleQuery([users, posts])).toBe('{ blogPosts(first: 10) { nodes { id title } } }');
  });

  it('is about users otherwise', () => {
    expect(sampleQuery([users])).toContain('users(first: 10)');
  });
});
