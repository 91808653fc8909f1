// What the Relay compiler is given. The checks in src/relay.js run what it makes of this.

import { graphql } from 'relay-runtime';

export const query = graphql`
  query libraryQuery($count: Int!) {
    ...library_books @arguments(count: $count)
    authors(first: 1) {
      nodes {
        id
        ...library_author
      }
    }
  }
`;

export const books = graphql`
  fragment library_books on Query
  @refetchable(queryName: "libraryPageQuery")
  @argumentDefinitions(count: { type: "Int!" }, after: { type: "String" }) {
    books(first: $count, after: $after, orderBy: [{ title: ASC }]) @connection(key: "library_books") {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;

export const author = graphql`
  fragment library_author on Author
  @refetchable(queryName: "libraryAuthorQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, after: { type: "String" }) {
    name
    books(first: $count, after: $after) @connection(key: "library_author_books") {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;

export const rename = graphql`
  mutation libraryRenameMutation($id: ID!, $title: String!) {
    updateBook(id: $id, patch: { title: $title }) {
      book {
        id
        title
      }
      errors {
        code
        message
      }
    }
  }
`;

export const shelf = graphql`
  fragment library_shelf on Query
  @refetchable(queryName: "libraryShelfQuery")
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 4 }
    cursor: { type: "String" }
    filter: { type: "BookFilter" }
  ) {
    books(first: $count, after: $cursor, filter: $filter, orderBy: [{ title: DESC }])
      @connection(key: "library_shelf_books", filters: ["filter"]) {
      __id
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;

export const shelfPage = graphql`
  query libraryShelfPageQuery($filter: BookFilter) {
    ...library_shelf @arguments(filter: $filter)
  }
`;

export const latest = graphql`
  fragment library_latest on Query
  @refetchable(queryName: "libraryLatestQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 3 }, cursor: { type: "String" }) {
    books(last: $count, before: $cursor, orderBy: [{ title: ASC }]) @connection(key: "library_latest_books") {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;

export const latestPage = graphql`
  query libraryLatestPageQuery {
    ...library_latest
  }
`;

export const append = graphql`
  mutation libraryAppendMutation($input: BookInput!, $connections: [ID!]!) {
    createBook(input: $input) {
      bookEdge(orderBy: [{ title: DESC }]) @appendEdge(connections: $connections) {
        cursor
        node {
          id
          title
        }
      }
    }
  }
`;

export const prepend = graphql`
  mutation libraryPrependMutation($input: BookInput!, $connections: [ID!]!) {
    createBook(input: $input) {
      bookEdge(orderBy: [{ title: DESC }]) @prependEdge(connections: $connections) {
        cursor
        node {
          id
          title
        }
      }
    }
  }
`;

export const remove = graphql`
  mutation libraryRemoveMutation($id: ID!, $connections: [ID!]!) {
    deleteBook(id: $id) {
      deletedId @deleteEdge(connections: $connections)
    }
  }
`;
