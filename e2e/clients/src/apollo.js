import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { check, equal } from './checks.js';
import { headers, projectUrl } from './server.js';

const BOOKS = gql`
  query Books($first: Int!, $after: String) {
    books(first: $first, after: $after, orderBy: [{ title: ASC }]) {
      totalCount
      edges { cursor node { id title author { id name } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;
const RENAME = gql`
  mutation Rename($id: ID!, $title: String!) {
    updateBook(id: $id, patch: { title: $title }) { outcome book { id title } }
  }
`;
const CREATE = gql`
  mutation Create($input: BookInput!) {
    createBook(input: $input) {
      bookEdge(orderBy: [{ title: ASC }]) { cursor node { id title author { id name } } }
    }
  }
`;

function newClient() {
  return new ApolloClient({
    link: new HttpLink({ uri: projectUrl, headers }),
    cache: new InMemoryCache({
      typePolicies: { Query: { fields: { books: relayStylePagination(['orderBy']) } } },
    }),
  });
}

const cached = (client) => client.readQuery({ query: BOOKS, variables: { first: 5 } }).books;

export function declare() {
  const client = newClient();
  check('apollo: a connection is read page by page', async () => {
    const query = client.watchQuery({ query: BOOKS, variables: { first: 5 } });
    const subscription = query.subscribe(() => {});
    const { data } = await query.result?.() ?? (await client.query({ query: BOOKS, variables: { first: 5 } }));
    equal(data.books.edges.length, 5, 'first page');
    await query.fetchMore({ variables: { first: 5, after: data.books.pageInfo.endCursor } });
    const titles = cached(client).edges.map((edge) => edge.node.title);
    equal(titles, [...new Set(titles)].sort(), 'titles of both pages');
    equal(titles.length, 10, 'both pages');
    subscription.unsubscribe();
  });
  check('apollo: a mutation updates the cached row by its id', async () => {
    const { id, title } = cached(client).edges[7].node;
    const { data } = await client.mutate({ mutation: RENAME, variables: { id, title: `${title}!` } });
    equal(data.updateBook.outcome, 'UPDATED', 'outcome');
    equal(cached(client).edges[7].node.title, `${title}!`, 'title in the cached list');
    await client.mutate({ mutation: RENAME, variables: { id, title } });
  });
  check('apollo: an edge of a created row is put into the cached list', async () => {
    const before = cached(client).edges.length;
    const author = cached(client).edges[0].node.author.id;
    await client.mutate({
      mutation: CREATE,
      variables: { input: { title: 'A book by Apollo', authorId: author } },
      update(cache, { data }) {
        cache.updateQuery({ query: BOOKS, variables: { first: 5 } }, ({ books }) => ({
          books: { ...books, edges: [data.createBook.bookEdge, ...books.edges] },
        }));
      },
    });
    const edges = cached(client).edges;
    equal(edges.length, before + 1, 'length of the list');
    equal(edges.some((edge) => edge.node.title === 'A book by Apollo'), true, 'new row in the list');
  });
}
