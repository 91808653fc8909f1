// Copies the platform's schema from the server for gql.tada, which cannot read defaults that are JSON objects.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const schema = readFileSync('../server/src/main/resources/graphql/platform.graphqls', 'utf8');
mkdirSync('target', { recursive: true });
writeFileSync('target/platform.graphql', schema.replace(/: JSON! = \{\}/g, ': JSON'));
