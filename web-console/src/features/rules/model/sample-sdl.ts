/** A small project, as its SDL shows it; for tests. */
export const sdl = /* GraphQL */ `
  type Query { articles(filter: ArticleFilter): [String!] }
  enum ArticleStatus { DRAFT PUBLISHED }
  enum ArticleField { TITLE RATING }
  enum ComparisonOperator { EQ NE GT }
  scalar UUID
  scalar DateTime
  scalar JSON
  input UUIDFilter { eq: UUID  in: [UUID!]  isNull: Boolean }
  input StringFilter { eq: String  in: [String!]  icontains: String  isNull: Boolean  search: TextSearch }
  input TextSearch { query: String! }
  input IntFilter { eq: Int  gt: Int  lt: Int  between: [Int!]  isNull: Boolean }
  input DateTimeFilter { lte: DateTime  part: DatePartFilter }
  input DatePartFilter { year: IntFilter }
  input StringListFilter { overlaps: [String!]  length: IntFilter }
  input JSONFilter { contains: JSON  at: [JSON!] }
  input ArticleStatusFilter { eq: ArticleStatus  in: [ArticleStatus!] }
  input ArticleComparison { left: ArticleField!  op: ComparisonOperator!  right: ArticleField! }
  input ArticleFilter {
    and: [ArticleFilter!]  or: [ArticleFilter!]  not: ArticleFilter
    rowId: UUIDFilter  title: StringFilter  status: ArticleStatusFilter  rating: IntFilter
    headline: StringFilter @deprecated(reason: "Use title")
    tags: StringListFilter  meta: JSONFilter  publishedAt: DateTimeFilter
    authorId: UUIDFilter  author: AuthorFilter
    editor: AuthorFilter  editorExists: Boolean
    comments: CommentListFilter
    compare: [ArticleComparison!]
  }
  input AuthorFilter {
    and: [AuthorFilter!]  or: [AuthorFilter!]  not: AuthorFilter
    name: StringFilter  userId: UUIDFilter
  }
  input CommentFilter {
    and: [CommentFilter!]  or: [CommentFilter!]  not: CommentFilter
    text: StringFilter  article: ArticleFilter
  }
  input CommentListFilter {
    some: CommentFilter  every: CommentFilter  none: CommentFilter  count: IntFilter  aggregate: [JSON!]
  }
`;
