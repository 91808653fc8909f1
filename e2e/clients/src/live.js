import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createEventClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import relay from 'relay-runtime';
import { WebSocket } from 'ws';
import { check, equal } from './checks.js';
import { artifact } from './relay.js';
import { ask, headers, platformUrl, projectUrl, slug, token } from './server.js';

const { createOperationDescriptor, Environment, fetchQuery, Network, Observable, RecordSource, Store } = relay;
const BOOKS = '{ books(first: 2, orderBy: [{ title: ASC }]) { totalCount nodes { id title } } }';
const RENAME = `
  mutation Rename($id: ID!, $title: String!) {
    updateBook(id: $id, patch: { title: $title }) { book { id title } }
  }`;
const CHANGED = 'subscription { bookChanged(kinds: [UPDATED]) { kind transition changedFields book { id title } cursor } }';
const NEWS = `subscription { schemaChanged(project: "${slug}") { status revision project { slug } } }`;
const PATIENCE = 10_000;

const socketUrl = (url) => url.replace(/^http/, 'ws');
const newSocket = (connectionParams = headers, url = projectUrl, options = {}) =>
  createSocketClient({ url: socketUrl(url), connectionParams, webSocketImpl: WebSocket, lazy: true, retryAttempts: 0, ...options });

/** The results of an operation, as they come. */
function listen(client, query, variables) {
  const results = [];
  const waiting = [];
  const settle = (result) => (waiting.length ? waiting.shift()(result) : results.push(result));
  const end = client.subscribe({ query, variables }, {
    next: (value) => settle({ value }),
    error: (error) => settle({ error }),
    complete: () => settle({ done: true }),
  });
  const next = () =>
    results.length
      ? Promise.resolve(results.shift())
      : new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error(`nothing came for ${query}`)), PATIENCE);
          waiting.push((result) => {
            clearTimeout(timer);
            resolve(result);
          });
        });
  return { next, end };
}

async function once(client, query, variables) {
  const { next } = listen(client, query, variables);
  const { value, error } = await next();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  equal((await next()).done, true, 'end of the operation');
  return value;
}

async function platform(query) {
  const response = await fetch(platformUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** A change that leaves everything as it is, once somebody hears of it. */
async function heardOfChange(listening) {
  let stop = false;
  const changing = (async () => {
    while (!stop) {
      await platform(`mutation { changeSchema(project: "${slug}", operations: [
        { updateCollection: { collection: "books", label: "Books" } }]) { status } }`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const { value, error } = await listening.next();
  stop = true;
  await changing;
  listening.end();
  if (error) throw new Error(JSON.stringify(error));
  equal(value.data.schemaChanged.status, 'APPLIED', 'status');
  equal(value.data.schemaChanged.project.slug, slug, 'project');
}

/** Renames a book until the event of it has come. */
async function heardOfRename(next) {
  const { id, title } = (await ask(BOOKS)).data.books.nodes[0];
  let stop = false;
  const renaming = (async () => {
    for (let i = 0; !stop; i++) {
      await ask(RENAME, { id, title: `${title} ${i}` });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await ask(RENAME, { id, title });
  })();
  try {
    const event = (await next()).bookChanged;
    equal([event.kind, event.transition, event.changedFields], ['UPDATED', 'STAYED', ['TITLE']], 'event');
    equal(event.book.id, id, 'row of the event');
  } finally {
    stop = true;
    await renaming;
  }
}

const valueOf = (listening) => async () => {
  const { value, error } = await listening.next();
  if (error) throw new Error(JSON.stringify(error));
  return value.data;
};

function graphqlWs() {
  check('graphql-ws: a query and a mutation over one socket', async () => {
    const client = newSocket();
    const { data } = await once(client, BOOKS);
    equal(data.books.nodes.length, 2, 'books');
    const [{ id, title }] = data.books.nodes;
    equal((await once(client, RENAME, { id, title })).data.updateBook.book.title, title, 'title');
    await client.dispose();
  });
  check('graphql-ws: what is wrong with a document is an error of the operation', async () => {
    const client = newSocket();
    const { next } = listen(client, '{ nothing }');
    const { error } = await next();
    equal(error[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED', 'code');
    equal((await once(client, BOOKS)).data.books.nodes.length, 2, 'the socket goes on');
    await client.dispose();
  });
  check('graphql-ws: a bad key closes the socket, and the client does not try again', async () => {
    const client = newSocket({ 'X-API-Key': 'weft_sk_bad' }, projectUrl, { retryAttempts: 5 });
    const { error } = await listen(client, BOOKS).next();
    equal(error.code, 4401, 'code');
  });
  check('graphql-ws: nobody is anonymous and welcome', async () => {
    const client = newSocket(undefined);
    equal((await once(client, '{ __typename }')).data.__typename, 'Query', 'type');
    await client.dispose();
  });
  check('graphql-ws: pings of the client are answered', async () => {
    let pongs = 0;
    const client = newSocket(headers, projectUrl, { keepAlive: 50, lazy: false, on: { pong: () => pongs++ } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    equal(pongs > 0, true, 'pongs');
    await client.dispose();
  });
  check('graphql-ws: schema changes of the platform', () =>
    heardOfChange(listen(newSocket({ Authorization: `Bearer ${token}` }, platformUrl), NEWS)));
}

function graphqlSse() {
  const newEvents = (url = projectUrl, given = headers) => createEventClient({ url, headers: given, retryAttempts: 0 });
  check('graphql-sse: a query and a mutation, each a stream of one result', async () => {
    const client = newEvents();
    const { data } = await once(client, BOOKS);
    const [{ id, title }] = data.books.nodes;
    equal((await once(client, RENAME, { id, title })).data.updateBook.book.title, title, 'title');
  });
  check('graphql-sse: what is wrong with a document is its only result', async () => {
    const { errors } = await once(newEvents(), '{ nothing }');
    equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED', 'code');
  });
  check('graphql-sse: a bad key is refused', async () => {
    const { error } = await listen(newEvents(projectUrl, { 'X-API-Key': 'weft_sk_bad' }), BOOKS).next();
    equal(error.response.status, 401, 'status');
  });
  check('graphql-sse: schema changes of the platform', () =>
    heardOfChange(listen(newEvents(platformUrl, { Authorization: `Bearer ${token}` }), NEWS)));
  check('graphql-sse: changes of rows', async () => {
    const listening = listen(newEvents(), CHANGED);
    await heardOfRename(valueOf(listening));
    listening.end();
  });
}

function apollo() {
  const open = () => {
    const socket = newSocket();
    return [new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() }), socket];
  };
  check('apollo: its link for sockets carries queries', async () => {
    const [client, socket] = open();
    const { data } = await client.query({ query: gql(BOOKS) });
    equal(data.books.nodes.length, 2, 'books');
    await socket.dispose();
  });
  check('apollo: its link for sockets carries changes of rows', async () => {
    const [client, socket] = open();
    let hear;
    const heard = new Promise((resolve, reject) => {
      hear = resolve;
      setTimeout(() => reject(new Error('nothing came')), PATIENCE);
    });
    const subscription = client
      .subscribe({ query: gql(CHANGED) })
      .subscribe({ next: ({ data, error }) => hear(error ? Promise.reject(error) : data), error: (e) => hear(Promise.reject(e)) });
    await heardOfRename(() => heard);
    subscription.unsubscribe();
    await socket.dispose();
  });
}

function urql() {
  const open = () => {
    const socket = newSocket();
    const client = new Client({
      url: projectUrl,
      preferGetMethod: false,
      fetchOptions: { headers },
      exchanges: [
        subscriptionExchange({
          enableAllOperations: true,
          forwardSubscription: (request) => ({
            subscribe: (sink) => ({ unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, sink) }),
          }),
        }),
        fetchExchange,
      ],
    });
    return [client, socket];
  };
  check('urql: its exchange for subscriptions carries queries', async () => {
    const [client, socket] = open();
    const { data, error } = await client.query(BOOKS, {}).toPromise();
    if (error) throw error;
    equal(data.books.nodes.length, 2, 'books');
    await socket.dispose();
  });
  check('urql: its exchange for subscriptions carries changes of rows', async () => {
    const [client, socket] = open();
    let subscription;
    const heard = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('nothing came')), PATIENCE);
      subscription = client.subscription(CHANGED, {}).subscribe(({ data, error }) => (error ? reject(error) : resolve(data)));
    });
    await heardOfRename(() => heard);
    subscription.unsubscribe();
    await socket.dispose();
  });
}

function relayRuntime() {
  const open = () => {
    const socket = newSocket();
    const run = (request, variables) =>
      Observable.create((sink) => socket.subscribe({ query: request.text, variables, operationName: request.name }, sink));
    return [new Environment({ network: Network.create(run, run), store: new Store(new RecordSource()) }), socket];
  };
  check('relay: a network over a socket carries queries', async () => {
    const [environment, socket] = open();
    environment.retain(createOperationDescriptor(artifact('libraryQuery'), { count: 2 }));
    const data = await fetchQuery(environment, artifact('libraryQuery'), { count: 2 }).toPromise();
    equal(data.authors.nodes.length > 0, true, 'authors');
    await socket.dispose();
  });
  check('relay: a network over a socket carries changes of rows', async () => {
    const [environment, socket] = open();
    const network = environment.getNetwork();
    let subscription;
    const heard = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('nothing came')), PATIENCE);
      const request = { name: null, text: CHANGED, operationKind: 'subscription', cacheID: null, id: null, metadata: {} };
      subscription = network.execute(request, {}, {}).subscribe({ next: ({ data }) => resolve(data), error: reject });
    });
    await heardOfRename(() => heard);
    subscription.unsubscribe();
    await socket.dispose();
  });
}

export function declare() {
  for (const client of [graphqlWs, graphqlSse, apollo, urql, relayRuntime]) client();
  check('graphql-ws: changes of rows', async () => {
    const socket = newSocket();
    const listening = listen(socket, CHANGED);
    await heardOfRename(valueOf(listening));
    listening.end();
    await socket.dispose();
  });
}
