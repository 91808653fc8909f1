// The catalog of the measured project: a music store and a magazine with articles and comments.
const field = (name, type, config = {}) => ({ name, type, config });
const required = (name, type, more = {}) => ({ ...field(name, type), required: true, ...more });
const collection = (name, ...fields) => ({ createCollection: { name, primaryKey: "BIGINT", fields } });
const relation = (name, from, target, inverseName, more = {}) => ({
  createRelation: { collection: from, name, target, inverseName, required: true, ...more },
});

const magazine = [
  collection("authors",
    required("name", "TEXT"), required("email", "TEXT", { unique: true }), required("country", "TEXT"),
    field("bio", "TEXT"), required("rating", "FLOAT"), required("active", "BOOLEAN")),
  collection("articles",
    required("title", "TEXT"), required("slug", "TEXT"), required("status", "TEXT"), required("category", "TEXT"),
    required("word_count", "INTEGER"), required("views", "INTEGER"), required("score", "FLOAT"),
    required("published_at", "DATE_TIME"), field("summary", "TEXT")),
  collection("comments", required("body", "TEXT"), required("likes", "INTEGER"), required("flagged", "BOOLEAN")),
  collection("notes", required("body", "TEXT"), required("likes", "INTEGER", { default: 0 })),
  // The same without the change log.
  { createCollection: { ...collection("plain_notes", required("body", "TEXT"), required("likes", "INTEGER", { default: 0 })).createCollection, changeLog: false } },
  relation("author", "articles", "authors", "articles"),
  relation("article", "comments", "articles", "comments"),
  relation("author", "comments", "authors", "comments"),
  relation("author", "notes", "authors", "notes"),
  relation("author", "plain_notes", "authors", "plain_notes"),
];

/** The operations of one schema change. */
export function operations(store) {
  return [...magazine, ...storeOperations(store)];
}

function storeOperations(store) {
  const relations = store.collections.flatMap((c) => c.relations.map((r) => ({ ...r, from: c.name })));
  const links = store.manyToMany.map((r) => ({ ...r, from: r.collection }));
  return [
    ...store.collections.map((c) => collection(c.name, ...c.fields.map(storeField))),
    ...[...relations, ...links].map((r) =>
      relation(r.name, r.from, r.target, r.inverseName, { kind: r.kind, required: r.required ?? false })),
  ];
}

function storeField({ name, type, required = false, maxLength, scale }) {
  const config = { ...(maxLength && { maxLength }), ...(scale !== undefined && { scale }) };
  return { name, type, required, config };
}
