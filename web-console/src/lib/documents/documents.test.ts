import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIBRARY, libraryCollection } from '@/testing/library';
import { rowChanges } from './change-documents';
import type { Operation } from './operation';
import { countRows, findRows, getRow, listRelated, listRows } from './read-documents';
import {
  createRow,
  createRows,
  deleteRow,
  deleteRows,
  updateRow,
  updateRows,
} from './write-documents';

const books = libraryCollection('books');
const authors = libraryCollection('authors');

/** As much of what Weft generates for books and their authors as the documents speak of. */
const schema = buildSchema(`
  scalar UUID scalar JSON scalar BigInt
  enum SortDirection { ASC DESC DESC_NULLS_LAST }
  input StringFilter { icontains: String }
  input BookFilter { title: StringFilter }
  input BookOrderBy { title: SortDirection createdAt: SortDirection }
  input AuthorFilter { name: StringFilter }
  input AuthorOrderBy { name: SortDirection }
  input BookInput { title: String! rowId: UUID }
  input BookPatch { title: String }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Author { id: ID! rowId: UUID! name: String!
    books(orderBy: [BookOrderBy!], first: Int): BookConnection! }
  type AuthorConnection { nodes: [Author!]! pageInfo: PageInfo! }
  type Tag { id: ID! }
  type TagConnection { totalCount(max: Int): Int! }
  type Book { id: ID! rowId: UUID! rowVersion: String! title: String! meta(path: String): JSON copies: BigInt
    authorId: UUID! author: Author! tags(first: Int): TagConnection! }
  type BookConnection { nodes: [Book!]! pageInfo: PageInfo! totalCount(max: Int): Int! }
  type MutationError { code: String! message: String! path: [String!]! fields: [String!]! retryable: Boolean! }
  type WriteBookPayload { book: Book outcome: String! errors: [MutationError!]! }
  type DeleteBookPayload { deletedId: ID errors: [MutationError!]! }
  type BooksPayload { affectedCount: Int! errors: [MutationError!]! }
  type Query {
    books(filter: BookFilter, search: String, orderBy: [BookOrderBy!], first: Int, after: String, offset: Int): BookConnection!
    authors(filter: AuthorFilter, search: String, orderBy: [AuthorOrderBy!], first: Int, after: String, offset: Int): AuthorConnection!
    book(id: ID!): Book
    author(id: ID!): Author
  }
  type Mutation {
    createBook(input: BookInput!): WriteBookPayload
    createBooks(input: [BookInput!]!): BooksPayload
    updateBook(id: ID!, patch: BookPatch, ifVersion: String): WriteBookPayload
    updateBooks(filter: BookFilter!, patch: BookPatch, maxAffected: Int! = 100, confirmAll: Boolean! = false): BooksPayload
    deleteBook(id: ID!, ifVersion: String): DeleteBookPayload
    deleteBooks(filter: BookFilter!, maxAffected: Int! = 100, confirmAll: Boolean! = false): BooksPayload
  }
  type BookChange { kind: String! transition: String! id: ID! cursor: String! book: Book }
  type Subscription { bookChanged(id: ID, filter: BookFilter, kinds: [String!], after: String): BookChange! }
`);

const NAMES = ['title', 'copies', 'meta', 'authorId', 'tags'];
const FILTER = { title: { icontains: 'x' } };
const BULK = { filter: FILTER, maxAffected: 3 };

const documents: [string, Operation<unknown>][] = [
  ['list', listRows(LIBRARY, books, NAMES, { first: 50 })],
  [
    'list with everything',
    listRows(LIBRARY, books, NAMES, {
      filter: FILTER,
      search: 'x',
      orderBy: [{ title: 'ASC' }],
      first: 50,
      after: 'c',
      offset: 7,
    }),
  ],
  ['count', countRows(books, { filter: FILTER }, 1000)],
  ['count of all', countRows(books, {})],
  ['row', getRow(LIBRARY, books, NAMES, 'id')],
  ['related rows', listRelated(authors, 'books', books, 'id', 10)],
  ['rows to choose of', findRows(authors, 'an', 20)],
  ['create', createRow(LIBRARY, books, NAMES, { title: 'x' })],
  ['create many', createRows(books, [{ title: 'x' }])],
  ['update', updateRow(LIBRARY, books, NAMES, { id: 'id', patch: {}, ifVersion: '1' })],
  ['update whatever the version', updateRow(LIBRARY, books, NAMES, { id: 'id', patch: {} })],
  ['update many', updateRows(books, BULK, { title: 'x' })],
  ['delete', deleteRow(books, 'id')],
  ['delete many', deleteRows(books, BULK)],
  ['changes', rowChanges(LIBRARY, books, NAMES, {})],
  ['changes of some', rowChanges(LIBRARY, books, NAMES, { filter: FILTER, after: 'c' })],
];

describe('a document', () => {
  it.each(documents)('to %s is valid and declares the variables that it has', (_, document) => {
    expect(validate(schema, parse(document.query))).toEqual([]);
    for (const name of Object.keys(document.variables)) {
      expect(document.query).toContain(`$${name}: `);
    }
  });

  it('reads the title of the row that a reference leads to', () => {
    const { query } = getRow(LIBRARY, books, ['authorId'], 'id');
    expect(query).toContain('authorId author { id rowId name }');
  });

  it('reads how many rows a relation to many leads to, and none of them', () => {
    const { query } = getRow(LIBRARY, books, ['tags'], 'id');
    expect(query).toContain('tags(first: 0) { totalCount }');
  });

  it('reads nothing that the collection does not have', () => {
    const { query } = getRow(LIBRARY, books, ['old', 'nonsense } evil {'], 'id');
    expect(query).toContain('{ id rowId rowVersion }');
  });

  it('shows the words that are searched in variables alone', () => {
    const { query, variables } = findRows(authors, '"] }', 20);
    expect(query).not.toContain('"]');
    expect(variables.filter).toEqual({ name: { icontains: '"] }' } });
  });
});

describe('the model of a project', () => {
  it('knows both ends of every relation', () => {
    const names = (name: string) => libraryCollection(name).relations.map((end) => end.apiName);
    expect(names('books')).toEqual(['reader', 'createdBy', 'author', 'tags']);
    expect(names('authors')).toEqual(['createdBy', 'books']);
    expect(names('tags')).toEqual(['createdBy', 'books']);
  });

  it('has a key for each relation to one row, users and creators too', () => {
    const keys = books.columns.filter(({ relation }) => relation).map(({ apiName }) => apiName);
    expect(keys).toEqual(['readerId', 'authorId', 'createdById']);
  });

  it('leaves out what is archived', () => {
    expect(books.columns.map(({ apiName }) => apiName)).not.toContain('old');
  });

  it('finds the column that people know a row by', () => {
    expect(books.title.apiName).toBe('title');
    expect(libraryCollection('users').title.apiName).toBe('fullName');
  });
});
