// A role that row policies bind, to be measured beside one that they do not. Every policy asks something of an indexed
// field that holds for each row: so both read the same rows, and what differs is the policies' price.
const FIELD_OF = {
  authors: "rowId", articles: "authorId", comments: "articleId", notes: "authorId",
  artists: "rowId", albums: "artistId", tracks: "albumId",
};
const ROLE = "bound";

/** The operations that make the role and let it read and write everything of the given collections by such policies. */
export function policies(collections) {
  const actions = ["READ", "CREATE", "UPDATE"];
  return [
    { createRole: { name: ROLE } },
    ...collections.flatMap((collection) => actions.map((action) => ({ setPolicy: { collection, role: ROLE, action, rows: rows(collection) } }))),
  ];
}

const rows = (collection) => (FIELD_OF[collection] ? { [FIELD_OF[collection]]: { gte: "0" } } : {});

/** A key that acts as the role; makes the role where there is none. */
export async function boundKey(weft, token) {
  const { project } = await weft.platform(
    '{ project(slug: "bench") { roles { name } collections { name } } }', {}, token);
  if (!project.roles.some((role) => role.name === ROLE)) {
    const operations = policies(project.collections.map((c) => c.name).filter((name) => name !== "users"));
    await weft.platform(
      `mutation($operations: [SchemaOperation!]!) {
        changeSchema(project: "bench", operations: $operations, acceptBreaking: true) { revision } }`, { operations }, token);
  }
  const { createApiKey } = await weft.platform(
    "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }",
    { input: { project: "bench", name: "bound", kind: "SECRET", role: ROLE } }, token);
  return createApiKey.secret;
}
