// The measured operations. Each is asked of Weft and of PostGraphile in their own dialects, and of PostgreSQL in one
// statement that answers the same values as JSON. The three name the values in the same order; that is how their
// answers are compared.
//
//   params     what is drawn for a request, each a whole number between two bounds
//   variables  of both operations, from what was drawn
//   sql        drawn numbers stand in it as :name
//   unordered  the rows of the answer, of this many values each, come in any order
//   inserts    the answer is keys of new notes
//   bodies     how many different requests are sent, where fewer than usual are enough
//   connections how many clients at once, where that is not for the caller to choose
//
// A shape without a peer's operation is measured beside SQL alone.

const COLUMNS = ["id", "title", "slug", "status", "category", "views", "score", "published_at"];
const FIELDS = "rowId title slug status category views score publishedAt";
const MORE_COLUMNS = [...COLUMNS, "author_id", "word_count"];
const MORE_FIELDS = `${FIELDS} authorId wordCount`;
const NOTES = 100;
const MANY_NOTES = 10_000;

const object = (columns) => `json_build_array(${columns})`;
const list = (items) => `coalesce(json_agg(${items}), '[]')`;
const articles = (columns, rest) => `select ${list(object(columns))} from (select * from articles ${rest}) a`;

export function shapes({ authors, articles: count }) {
  const id = [1, count];
  const category = { c: [0, 499] };
  return {
    key: {
      title: "by primary key",
      params: { id },
      variables: ({ id }) => ({ id: String(id) }),
      weft: `query Key($id: ID!) { article(id: $id) { ${FIELDS} } }`,
      postgraphile: `query Key($id: BigInt!) { articleByRowId(rowId: $id) { ${FIELDS} } }`,
      sql: articles(COLUMNS, "where id = :id::bigint"),
    },
    unseen: {
      title: "by primary key, text never seen before",
      params: { id },
      variables: ({ id }) => ({ id: String(id) }),
      weft: `query Key($id: ID!) { a@unique@: article(id: $id) { ${FIELDS} } }`,
      postgraphile: `query Key($id: BigInt!) { a@unique@: articleByRowId(rowId: $id) { ${FIELDS} } }`,
      sql: articles(COLUMNS, "where id = :id::bigint"),
    },
    list100: {
      title: "list of 100 x 8",
      weft: `query List { articles(first: 100) { nodes { ${FIELDS} } } }`,
      postgraphile: `query List { allArticles(first: 100) { nodes { ${FIELDS} } } }`,
      sql: articles(COLUMNS, "order by id limit 100"),
    },
    list1000: {
      title: "list of 1,000 x 10",
      weft: `query List { articles(first: 1000) { nodes { ${MORE_FIELDS} } } }`,
      postgraphile: `query List { allArticles(first: 1000) { nodes { ${MORE_FIELDS} } } }`,
      sql: articles(MORE_COLUMNS, "order by id limit 1000"),
    },
    levels2: {
      title: "two levels, one to many",
      params: { skip: [0, 100] },
      variables: ({ skip }) => ({ skip }),
      weft: `query Levels($skip: Int!) { artists(first: 20, offset: $skip) { nodes { rowId name
        albums(first: 100) { nodes { rowId title
          tracks(first: 100) { nodes { rowId name composer milliseconds } } } } } } }`,
      postgraphile: `query Levels($skip: Int!) { allArtists(first: 20, offset: $skip) { nodes { rowId name
        albumsByArtistId { nodes { rowId title
          tracksByAlbumId { nodes { rowId name composer milliseconds } } } } } } }`,
      sql: `select json_agg(json_build_array(id, name, (
          select ${list(`json_build_array(id, title, (
            select ${list("json_build_array(id, name, composer, milliseconds) order by id")}
            from tracks t where t.album_id = al.id)) order by id`)}
          from albums al where al.artist_id = ar.id)) order by id)
        from (select * from artists order by id limit 20 offset :skip::int) ar`,
    },
    levels3: {
      title: "three levels, top 5 and top 3 per parent",
      params: { after: [1, Math.max(1, authors - 20)] },
      variables: ({ after }) => ({ after: String(after) }),
      weft: `query Top($after: BigInt!) { authors(first: 10, filter: { rowId: { gt: $after } }) { nodes {
        rowId name country
        articles(first: 5, orderBy: [{ views: DESC }, { rowId: ASC }]) { nodes { rowId title views
          comments(first: 3, orderBy: [{ likes: DESC }, { rowId: ASC }]) { nodes { rowId body likes } } } } } } }`,
      postgraphile: `query Top($after: BigInt!) { allAuthors(first: 10, filter: { rowId: { greaterThan: $after } }) { nodes {
        rowId name country
        articlesByAuthorId(first: 5, orderBy: [VIEWS_DESC, ROW_ID_ASC]) { nodes { rowId title views
          commentsByArticleId(first: 3, orderBy: [LIKES_DESC, ROW_ID_ASC]) { nodes { rowId body likes } } } } } } }`,
      sql: `select json_agg(json_build_array(id, name, country, (
          select ${list(`json_build_array(id, title, views, (
            select ${list("json_build_array(id, body, likes)")}
            from (select * from comments where article_id = x.id order by likes desc, id limit 3) c))`)}
          from (select * from articles where author_id = a.id order by views desc, id limit 5) x)))
        from (select * from authors where id > :after::bigint order by id limit 10) a`,
    },
    page: {
      title: "filter, order, page, total count",
      params: { ...category, skip: [0, 200] },
      variables: ({ c, skip }) => ({ c: `cat-${c}`, skip }),
      weft: `query Page($c: String!, $skip: Int!) {
        articles(first: 20, offset: $skip, orderBy: [{ publishedAt: DESC }, { rowId: ASC }],
          filter: { category: { eq: $c }, status: { eq: "published" } }) { totalCount nodes { ${FIELDS} } } }`,
      postgraphile: `query Page($c: String!, $skip: Int!) {
        allArticles(first: 20, offset: $skip, orderBy: [PUBLISHED_AT_DESC, ROW_ID_ASC],
          filter: { category: { equalTo: $c }, status: { equalTo: "published" } }) { totalCount nodes { ${FIELDS} } } }`,
      sql: `select json_build_array(
          (select count(*) from articles where category = 'cat-' || :c::int and status = 'published'),
          (${articles(COLUMNS, `where category = 'cat-' || :c::int and status = 'published'
            order by published_at desc, id limit 20 offset :skip::int`)}))`,
    },
    keyset: {
      title: "page after a cursor, deep",
      // Seconds since 1970: the cursor is that of the newest article of that time.
      params: { at: [1516000000, 1710000000] },
      cursorOf: ({ at }) => ({ at: new Date(at * 1000).toISOString() }),
      cursors: {
        weft: `query Cursor($at: DateTime!) { articles(first: 1, filter: { publishedAt: { lte: $at } },
          orderBy: [{ publishedAt: DESC }, { rowId: ASC }]) { edges { cursor } } }`,
        postgraphile: `query Cursor($at: Datetime!) { allArticles(first: 1,
          filter: { publishedAt: { lessThanOrEqualTo: $at } }, orderBy: [PUBLISHED_AT_DESC, ROW_ID_ASC]) {
            edges { cursor } } }`,
      },
      weft: `query After($after: String!) { articles(first: 20, after: $after,
        orderBy: [{ publishedAt: DESC }, { rowId: ASC }]) { nodes { ${FIELDS} } pageInfo { hasNextPage } } }`,
      postgraphile: `query After($after: Cursor!) { allArticles(first: 20, after: $after,
        orderBy: [PUBLISHED_AT_DESC, ROW_ID_ASC]) { nodes { ${FIELDS} } pageInfo { hasNextPage } } }`,
      sql: `select json_build_array((select ${list(object(COLUMNS))} from (select * from page limit 20) p), (select count(*) > 20 from page))`,
      with: `page as (select * from articles
          where published_at <= to_timestamp(:at::bigint) order by published_at desc, id limit 21 offset 1)`,
    },
    aggregate: {
      title: "aggregate over a filter",
      params: category,
      variables: ({ c }) => ({ c: `cat-${c}` }),
      weft: `query Sum($c: String!) { articles(filter: { category: { eq: $c } }) {
        aggregate { count avg { views } sum { wordCount } max { score } } } }`,
      postgraphile: `query Sum($c: String!) { allArticles(filter: { category: { equalTo: $c } }) {
        aggregates { distinctCount { rowId } average { views } sum { wordCount } max { score } } } }`,
      sql: `select json_build_array(count(*), avg(views), sum(word_count), max(score))
        from articles where category = 'cat-' || :c::int`,
    },
    groups: {
      title: "groups of a filter",
      params: category,
      unordered: 5,
      variables: ({ c }) => ({ c: `cat-${c}` }),
      weft: `query Groups($c: String!) { articles(filter: { category: { eq: $c } }) {
        groups(by: [{ field: { name: STATUS } }]) {
          keys aggregate { count avg { views } sum { wordCount } max { score } } } } }`,
      postgraphile: `query Groups($c: String!) { allArticles(filter: { category: { equalTo: $c } }) {
        groupedAggregates(groupBy: [STATUS]) {
          keys distinctCount { rowId } average { views } sum { wordCount } max { score } } } }`,
      sql: `select json_agg(json_build_array(status, n, views, words, score)) from (
          select status, count(*) n, avg(views) views, sum(word_count) words, max(score) score
          from articles where category = 'cat-' || :c::int group by status) g`,
    },
    some: {
      title: "relation filter: some",
      params: category,
      variables: ({ c }) => ({ c: `cat-${c}`, views: 500000 }),
      weft: `query Some($c: String!, $views: Int!) { authors(first: 20, filter: {
        articles: { some: { category: { eq: $c }, views: { gte: $views } } } }) { nodes { rowId name country } } }`,
      postgraphile: `query Some($c: String!, $views: Int!) { allAuthors(first: 20, filter: { articlesByAuthorId: {
        some: { category: { equalTo: $c }, views: { greaterThanOrEqualTo: $views } } } }) {
          nodes { rowId name country } } }`,
      sql: `select ${list("json_build_array(id, name, country)")} from (
          select * from authors a where exists (select from articles x
            where x.author_id = a.id and x.category = 'cat-' || :c::int and x.views >= 500000)
          order by id limit 20) a`,
    },
    chinook: {
      title: "music store, four tables",
      variables: () => ({ genre: "Jazz" }),
      weft: `query Store($genre: String!) { playlists(orderBy: [{ name: ASC }, { rowId: ASC }],
        filter: { tracks: { some: { genre: { name: { eq: $genre } } } } }) { nodes { name
          tracks(first: 1000, filter: { genre: { name: { eq: $genre } } }) { nodes {
            name album { title artist { name } } mediaType { name } } } } } }`,
      postgraphile: `query Store($genre: String!) { allPlaylists(orderBy: [NAME_ASC, ROW_ID_ASC],
        filter: { playlistsTracksByPlaylistId: {
          some: { trackByTrackId: { genreByGenreId: { name: { equalTo: $genre } } } } } }) { nodes { name
          playlistsTracksByPlaylistId(filter: { trackByTrackId: { genreByGenreId: { name: { equalTo: $genre } } } }) {
            nodes { trackByTrackId {
              name albumByAlbumId { title artistByArtistId { name } } mediaTypeByMediaTypeId { name } } } } } } }`,
      sql: `select json_agg(json_build_array(name, tracks) order by name, id) from (
          select p.id, p.name, json_agg(json_build_array(t.name, al.title, ar.name, m.name) order by t.id) tracks
          from playlists p join playlists_tracks l on l.playlist_id = p.id join tracks t on t.id = l.track_id
          join genres g on g.id = t.genre_id join albums al on al.id = t.album_id
          join artists ar on ar.id = al.artist_id join media_types m on m.id = t.media_type_id
          where g.name = 'Jazz' group by p.id) p`,
    },
    update: {
      title: "update by primary key",
      params: { id },
      // Another text each time: an update that changes nothing would be something else.
      variables: ({ id }) => ({ id: String(id), patch: { summary: "Summary @unique@" } }),
      weft: `mutation Change($id: ID!, $patch: ArticlePatch!) {
        updateArticle(id: $id, patch: $patch) { article { rowId title slug } } }`,
      postgraphile: `mutation Change($id: BigInt!, $patch: ArticlePatch!) {
        updateArticleByRowId(input: { rowId: $id, articlePatch: $patch }) { article { rowId title slug } } }`,
      sql: `update articles set summary = 'Summary ' || clock_timestamp() where id = :id::bigint
        returning json_build_array(id, title, slug)`,
    },
    insert: {
      title: "single insert",
      inserts: 1,
      params: { author: [1, authors] },
      variables: ({ author }) => ({ note: note(author, 0) }),
      weft: "mutation Add($note: NoteInput!) { createNote(input: $note) { note { rowId } } }",
      unlogged: "mutation Add($note: PlainNoteInput!) { createPlainNote(input: $note) { plainNote { rowId } } }",
      postgraphile: "mutation Add($note: NoteInput!) { createNote(input: { note: $note }) { note { rowId } } }",
      sql: "insert into notes (author_id, body, likes) values (:author::bigint, 'Note 0', 0) returning json_build_array(id)",
    },
    insert100: {
      title: "insert of 100 rows",
      inserts: NOTES,
      params: { author: [1, Math.max(1, authors - NOTES)] },
      variables: ({ author }) => ({ notes: notes(author, NOTES) }),
      weft: "mutation Add($notes: [NoteInput!]!) { createNotes(input: $notes) { notes { rowId } } }",
      unlogged: "mutation Add($notes: [PlainNoteInput!]!) { createPlainNotes(input: $notes) { plainNotes { rowId } } }",
      // It has no insert of many rows; a client sends many fields.
      postgraphile: `mutation Add(${each((i) => `$n${i}: NoteInput!`)}) {
        ${each((i) => `m${i}: createNote(input: { note: $n${i} }) { note { rowId } }`)} }`,
      postgraphileVariables: ({ author }) => Object.fromEntries(notes(author, NOTES).map((n, i) => [`n${i}`, n])),
      sql: `select json_agg(id) from added`,
      with: `added as (insert into notes (author_id, body, likes)
          select :author::bigint + i, 'Note ' || i, i from generate_series(0, ${NOTES - 1}) i returning id)`,
    },
    insert10000: {
      title: "insert of 10,000 rows, one client",
      inserts: MANY_NOTES,
      bodies: 4,
      connections: [1],
      params: { author: [1, authors] },
      variables: ({ author }) => ({ notes: notes(author, MANY_NOTES).map((n, i) => ({ ...n, authorId: String(1 + ((author + i) % authors)) })) }),
      weft: "mutation Add($notes: [NoteInput!]!) { createNotes(input: $notes) { notes { rowId } } }",
      unlogged: "mutation Add($notes: [PlainNoteInput!]!) { createPlainNotes(input: $notes) { plainNotes { rowId } } }",
      sql: `select json_agg(id) from added`,
      with: `added as (insert into notes (author_id, body, likes)
          select 1 + (:author::bigint + i) % ${authors}, 'Note ' || i, i from generate_series(0, ${MANY_NOTES - 1}) i returning id)`,
    },
  };
}

const note = (author, i) => ({ authorId: String(author + i), body: `Note ${i}`, likes: i });
const notes = (author, count) => Array.from({ length: count }, (_, i) => note(author, i));

function each(text) {
  return Array.from({ length: NOTES }, (_, i) => text(i)).join(" ");
}

/** The whole statement of a shape. */
export function statement(shape) {
  return shape.with ? `with ${shape.with} ${shape.sql}` : shape.sql;
}
