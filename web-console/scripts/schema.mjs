// The server's own schema, for gql.tada, which cannot read objects as default values: it gets a copy without them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const source = '../server/src/main/resources/graphql/platform.graphqls';
const schema = readFileSync(source, 'utf8').replace(/!? = \{\}/g, '');

mkdirSync('.schema', { recursive: true });
writeFileSync('.schema/platform.graphql', schema);
