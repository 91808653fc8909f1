// node src/main.js: every check of every client, one line of JSON each.

import * as apollo from './apollo.js';
import * as audits from './audits.js';
import { runAll } from './checks.js';
import * as codegen from './codegen.js';
import * as lint from './lint.js';
import * as live from './live.js';
import * as relay from './relay.js';
import * as relayLists from './relay-lists.js';
import * as schema from './schema.js';
import * as urql from './urql.js';

for (const client of [audits, schema, lint, codegen, apollo, urql, relay, relayLists, live]) {
  client.declare();
}
await runAll();
process.exit(0);
