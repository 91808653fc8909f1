// The rows of the magazine, made inside PostgreSQL. Every value follows from the row's number, so that each run on each
// machine measures the same rows.

/** Authors and comments follow from the number of articles: a tenth and three times as many. */
export const sizes = (articles) => ({
  authors: Math.max(1, Math.floor(articles / 10)), articles, comments: articles * 3,
});

/** A number below `limit` that looks drawn by lot; each `salt` is another lottery. */
const lot = (salt, limit) => `mod(abs(hashint8extended(g, ${salt}) / 2), ${limit})`;

export async function loadMagazine(run, wanted) {
  const { authors, articles, comments } = sizes(wanted);
  await run(`
    insert into authors (id, name, email, country, bio, rating, active, created_at)
    select g, 'Author ' || g, 'author' || g || '@example.com',
      (array['AT', 'BR', 'CA', 'FR', 'IN', 'JP', 'KE', 'PL'])[1 + ${lot(1, 8)}],
      'Has written on subject ' || ${lot(2, 97)} || ' for ' || ${lot(3, 40)} || ' years.',
      ${lot(4, 500)} / 100.0, g % 10 <> 0, timestamptz '2015-01-01 00:00Z' + ${lot(5, 72000)} * interval '1 hour'
    from generate_series(1::bigint, ${authors}) g`);
  await run(`
    insert into articles (id, author_id, title, slug, status, category, word_count, views, score, published_at, summary)
    select g, 1 + ${lot(11, authors)}, 'Article ' || g || ' about matter ' || ${lot(12, 500)}, 'article-' || g,
      (array['published', 'published', 'published', 'draft', 'archived'])[1 + ${lot(13, 5)}],
      'cat-' || ${lot(14, 500)}, 100 + ${lot(15, 4000)}, ${lot(16, 1000000)}, ${lot(17, 100000)} / 1000.0,
      timestamptz '2018-01-01 00:00Z' + ${lot(18, 200000000)} * interval '1 second',
      'What article ' || g || ' is about, told in a sentence or so, that somebody may read on.'
    from generate_series(1::bigint, ${articles}) g`);
  await run(`
    insert into comments (id, article_id, author_id, body, likes, flagged, created_at)
    select g, 1 + ${lot(21, articles)}, 1 + ${lot(22, authors)}, 'Comment ' || g || ', a sentence of plain words.',
      ${lot(23, 5000)}, g % 50 = 0, timestamptz '2020-01-01 00:00Z' + ${lot(24, 150000000)} * interval '1 second'
    from generate_series(1::bigint, ${comments}) g`);
  // The indexes that somebody who asks these questions would make.
  await run("create index on articles (author_id, views desc, id)");
  await run("create index on articles (category, status, published_at desc, id)");
  await run("create index on articles (published_at desc, id)");
  await run("create index on comments (article_id, likes desc, id)");
}
