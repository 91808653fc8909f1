import type { CollectionSize } from '../api/collections';

export const clients = ['curl', 'Apollo', 'Relay', 'urql', 'graphql-ws'] as const;

export type ClientName = (typeof clients)[number];

type Connection = {
  url: string;
  /** Filled in where the secret is known. */
  key: string | undefined;
  query: string;
  /** Of which collection changes are listened for. */
  list: string;
};

const PLACEHOLDER = 'YOUR_API_KEY';

/** A small query on the project's own data. */
export function sampleQuery(collections: readonly CollectionSize[]): string {
  const collection = collections.find(({ name }) => name !== 'users') ?? collections[0];
  if (!collection) {
    return '{ __typename }';
  }
  const own = collection.fields.filter(({ system }) => !system).slice(0, 2);
  const fields = ['id', ...own.map(({ apiName }) => apiName)].filter(
    (field, index, all) => all.indexOf(field) === index,
  );
  return `{ ${collection.listName}(first: 10) { nodes { ${fields.join(' ')} } } }`;
}

export function snippets({ url, key = PLACEHOLDER, query, list }: Connection) {
  const socket = url.replace(/^http/, 'ws');
  return {
    curl: `curl ${url} \\
  -H 'Content-Type: application/json' \\
  -H 'X-API-Key: ${key}' \\
  -d '${JSON.stringify({ query })}'`,

    Apollo: `import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';

const client = new ApolloClient({
  link: new HttpLink({
    uri: '${url}',
    headers: { 'X-API-Key': '${key}' },
  }),
  cache: new InMemoryCache(),
});

const { data } = await client.query({ query: gql\`${query}\` });`,

    Relay: `import { Environment, Network, RecordSource, Store } from 'relay-runtime';

export const environment = new Environment({
  network: Network.create(async ({ text }, variables) => {
    const response = await fetch('${url}', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': '${key}' },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  }),
  store: new Store(new RecordSource()),
});`,

    urql: `import { Client, cacheExchange, fetchExchange } from '@urql/core';

const client = new Client({
  url: '${url}',
  exchanges: [cacheExchange, fetchExchange],
  fetchOptions: { headers: { 'X-API-Key': '${key}' } },
});

const { data } = await client.query(\`${query}\`, {});`,

    'graphql-ws': `import { createClient } from 'graphql-ws';

const client = createClient({
  url: '${socket}',
  connectionParams: { 'X-API-Key': '${key}' },
});

for await (const result of client.iterate({
  query: 'subscription { live { ${list} { totalCount } } }',
})) {
  console.log(result.data);
}`,
  } satisfies Record<ClientName, string>;
}
