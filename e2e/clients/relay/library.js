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
