import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import relay from 'relay-runtime';
import { ask, sdlFile } from './server.js';
import { check, equal } from './checks.js';

const { commitMutation, createOperationDescriptor, Environment, fetchQuery, getSingularSelector } = relay;
const { Network, RecordSource, Store } = relay;
const root = fileURLToPath(new URL('..', import.meta.url));
const generated = `${root}target/generated`;
const require = createRequire(import.meta.url);
export const artifact = (name) => require(`${generated}/${name}.graphql.js`);

function compile() {
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(generated, { recursive: true });
  copyFileSync(sdlFile, `${root}target/schema.graphql`);
  writeFileSync(`${root}target/package.json`, '{ "type": "commonjs" }');
  execFileSync(
    process.execPath,
    ['node_modules/relay-compiler/cli.js', 'relay.config.json'],
    { cwd: root, encoding: 'utf8', stdio: 'pipe' },
  );
}

export function newEnvironment() {
  return new Environment({
    network: Network.create((request, variables) => ask(request.text, variables)),
    store: new Store(new RecordSource()),
  });
}

export function declare() {
  const environment = newEnvironment();
  const variables = { count: 3 };
  let operation;
  const lookUp = () => {
    const data = environment.lookup(operation.fragment).data;
    const fragment = (name, reference) =>
      environment.lookup(getSingularSelector(artifact(name), reference)).data;
    return {
      books: fragment('library_books', data).books.edges.map((edge) => edge.node),
      author: fragment('library_author', data.authors.nodes[0]),
      authorId: data.authors.nodes[0].id,
    };
  };

  check('relay: the compiler accepts the schema, connections and refetchable fragments', () => {
    try {
      compile();
    } catch (error) {
      throw new Error(`${error.message}\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
    }
    equal(readdirSync(generated).includes('libraryAuthorQuery.graphql.js'), true, 'query for node');
  });
  check('relay: a query with connections is executed', async () => {
    const query = artifact('libraryQuery');
    operation = createOperationDescriptor(query, variables);
    environment.retain(operation);
    await fetchQuery(environment, query, variables).toPromise();
    equal(lookUp().books.length, 3, 'first page');
    equal(lookUp().author.books.edges.length, 2, "first page of the author's books");
  });
  check('relay: the next page joins the connection', async () => {
    const after = environment.getStore().getSource().get('client:root:__library_books_connection(orderBy:[{"title":"ASC"}])');
    const pageInfo = environment.getStore().getSource().get(after.pageInfo.__ref);
    await fetchQuery(environment, artifact('libraryPageQuery'), { count: 3, after: pageInfo.endCursor }).toPromise();
    const titles = lookUp().books.map((book) => book.title);
    equal(titles.length, 6, 'both pages');
    equal(titles, [...titles].sort(), 'order of the titles');
  });
  check('relay: a row is refetched through node', async () => {
    const { authorId } = lookUp();
    const refetch = artifact('libraryAuthorQuery');
    const data = await fetchQuery(environment, refetch, { id: authorId, count: 2 }).toPromise();
    equal(data.node.__typename ?? 'Author', 'Author', 'type of the node');
    equal(/node\(/.test(refetch.params.text), true, 'the query uses node');
    equal(lookUp().author.name.length > 0, true, 'the name is there');
  });
  check('relay: a mutation updates the row in every list', async () => {
    const { id, title } = lookUp().books[1];
    const rename = (to) =>
      new Promise((resolve, reject) =>
        commitMutation(environment, {
          mutation: artifact('libraryRenameMutation'),
          variables: { id, title: to },
          onCompleted: resolve,
          onError: reject,
        }),
      );
    await rename(`${title}.`);
    equal(lookUp().books[1].title, `${title}.`, 'title in the list');
    await rename(title);
  });
}
