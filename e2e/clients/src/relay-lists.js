// What Relay's hooks do with connections, on its store: pages in both directions, another filter, edges of mutations.

import relay from 'relay-runtime';
import { check, equal } from './checks.js';
import { artifact, newEnvironment } from './relay.js';

const { commitMutation, createOperationDescriptor, fetchQuery, getPaginationMetadata, getPaginationVariables } = relay;
const { getSingularSelector } = relay;

/** A fragment of a query's root with a connection, paged as usePaginationFragment does it. */
class PagedFragment {
  constructor(environment, query, fragment) {
    Object.assign(this, { environment, query: artifact(query), fragment: artifact(fragment) });
    const { connectionPathInFragmentData, paginationRequest, paginationMetadata } = getPaginationMetadata(
      this.fragment,
      'a check',
    );
    this.path = connectionPathInFragmentData;
    Object.assign(this, { paginationRequest, paginationMetadata });
  }

  async load(variables) {
    this.variables = variables;
    this.operation = createOperationDescriptor(this.query, variables);
    this.environment.retain(this.operation);
    await fetchQuery(this.environment, this.query, variables).toPromise();
  }

  selector() {
    return getSingularSelector(this.fragment, this.environment.lookup(this.operation.fragment).data);
  }

  connection() {
    const { data } = this.environment.lookup(this.selector());
    return this.path.reduce((value, key) => value[key], data);
  }

  titles() {
    return this.connection().edges.map((edge) => edge.node.title);
  }

  hasMore(direction) {
    const { pageInfo } = this.connection();
    return direction === 'forward' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
  }

  async more(direction, count) {
    const { pageInfo } = this.connection();
    const cursor = direction === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
    const variables = getPaginationVariables(
      direction,
      count,
      cursor,
      this.variables,
      this.selector().variables,
      this.paginationMetadata,
    );
    await fetchQuery(this.environment, this.paginationRequest, variables).toPromise();
  }
}

export function declare() {
  const environment = newEnvironment();
  let shelf;
  const mutate = (mutation, variables) =>
    new Promise((resolve, reject) =>
      commitMutation(environment, {
        mutation: artifact(mutation),
        variables,
        onCompleted: (data, errors) => (errors?.length ? reject(new Error(errors[0].message)) : resolve(data)),
        onError: reject,
      }),
    );

  check('relay: a paged fragment loads every page forward', async () => {
    shelf = new PagedFragment(environment, 'libraryShelfPageQuery', 'library_shelf');
    await shelf.load({});
    equal(shelf.titles().length, 4, 'first page');
    while (shelf.hasMore('forward')) await shelf.more('forward', 7);
    const titles = shelf.titles();
    equal(titles.length >= 24, true, 'all pages');
    equal(new Set(titles).size, titles.length, 'each row once');
    equal(titles, [...titles].sort().reverse(), 'order of the titles');
  });
  check('relay: a paged fragment loads every page backward', async () => {
    const latest = new PagedFragment(environment, 'libraryLatestPageQuery', 'library_latest');
    await latest.load({});
    equal(latest.titles().length, 3, 'last page');
    while (latest.hasMore('backward')) await latest.more('backward', 8);
    equal(latest.titles(), [...shelf.titles()].reverse(), 'all pages');
  });
  check('relay: another filter is a connection of its own', async () => {
    const few = new PagedFragment(environment, 'libraryShelfPageQuery', 'library_shelf');
    await few.load({ filter: { title: { startsWith: 'Book 0' } } });
    await few.more('forward', 2);
    equal(few.titles().length, 6, 'two pages of the filtered list');
    equal(few.titles().every((title) => title.startsWith('Book 0')), true, 'titles');
    equal(few.connection().__id === shelf.connection().__id, false, 'the same connection');
  });
  for (const [mutation, title, place] of [
    ['libraryAppendMutation', 'A last book', -1],
    ['libraryPrependMutation', 'Z first book', 0],
  ]) {
    check(`relay: ${mutation} puts the new edge into the connection`, async () => {
      const before = shelf.titles().length;
      const authorId = (await authors(environment))[0].id;
      await mutate(mutation, { input: { title, authorId }, connections: [shelf.connection().__id] });
      equal(shelf.titles().length, before + 1, 'rows');
      equal(shelf.titles().at(place), title, 'title at its place');
    });
  }
  check('relay: a page after an appended edge goes on where the edge is', async () => {
    await shelf.more('forward', 5);
    equal(shelf.titles().length, new Set(shelf.titles()).size, 'each row once');
  });
  check('relay: a deleted row leaves its connections', async () => {
    for (const title of ['A last book', 'Z first book']) {
      const { node } = shelf.connection().edges.find((edge) => edge.node.title === title);
      await mutate('libraryRemoveMutation', { id: node.id, connections: [shelf.connection().__id] });
      equal(shelf.titles().includes(title), false, title);
    }
  });
}

async function authors(environment) {
  const { authors } = await fetchQuery(environment, artifact('libraryQuery'), { count: 1 }).toPromise();
  return authors.nodes;
}
