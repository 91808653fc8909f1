import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { check, equal } from './checks.js';
import { headers, projectUrl } from './server.js';

const BOOKS = `
  query Books($first: Int!, $after: String) {
    books(first: $first, after: $after, orderBy: [{ title: DESC }]) {
      edges { cursor node { __typename id title } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const RENAME = `
  mutation Rename($id: ID!, $title: String!) {
    updateBook(id: $id, patch: { title: $title }) { book { __typename id title } errors { code } }
  }`;

export function declare() {
  const client = new Client({
    url: projectUrl,
    preferGetMethod: false,
    fetchOptions: { headers },
    exchanges: [
      cacheExchange({
        resolvers: { Query: { books: relayPagination() } },
        keys: {
          BookConnection: () => null,
          BookEdge: () => null,
          PageInfo: () => null,
          UpdateBookPayload: () => null,
        },
      }),
      fetchExchange,
    ],
  });
  const read = async (variables, requestPolicy) => {
    const { data, error } = await client.query(BOOKS, variables, { requestPolicy }).toPromise();
    if (error) throw error;
    return data.books;
  };

  check('urql: a connection is read page by page', async () => {
    const first = await read({ first: 4 });
    equal(first.edges.length, 4, 'first page');
    const both = await read({ first: 4, after: first.pageInfo.endCursor });
    equal(both.edges.length, 8, 'both pages');
    equal(new Set(both.edges.map((edge) => edge.node.id)).size, 8, 'rows of both pages');
  });
  check('urql: a mutation updates the cached row by its id', async () => {
    const { id, title } = (await read({ first: 4 }, 'cache-only')).edges[2].node;
    const rename = async (to) => {
      const { data, error } = await client.mutation(RENAME, { id, title: to }).toPromise();
      if (error) throw error;
      equal(data.updateBook.errors, [], 'errors');
    };
    await rename(`${title}?`);
    const cached = await read({ first: 4 }, 'cache-only');
    equal(cached.edges[2].node.title, `${title}?`, 'title in the cached list');
    await rename(title);
  });
}
