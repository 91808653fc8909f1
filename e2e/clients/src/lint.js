// graphql-eslint's rules for schemas and for Relay, on the printed SDL.

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import plugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';
import { check, equal } from './checks.js';
import { sdlFile } from './server.js';

const directory = fileURLToPath(new URL('../target/lint', import.meta.url));

// Types that are values of rows or lists of them, and no rows with an id.
const VALUES = ['Aggregate', 'Connection', 'Edge', 'Group', 'GroupKey', 'MinMax', 'Stat', 'Sum', 'Payload', 'Result'];

const RULES = {
  ...plugin.configs['flat/schema-recommended'].rules,
  ...plugin.configs['flat/schema-relay'].rules,
  '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
  '@graphql-eslint/require-field-of-type-query-in-mutation-result': 'error',
  '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
  '@graphql-eslint/no-duplicate-fields': 'error',
  '@graphql-eslint/unique-input-field-names': 'error',
  // Descriptions are printed on a line of their own quotes, blocks only where they need one.
  '@graphql-eslint/description-style': 'off',
  // Fields of the roots say what they do. Types that follow from a collection explain themselves by their name.
  '@graphql-eslint/require-description': ['error', { rootField: true, DirectiveDefinition: true }],
  '@graphql-eslint/strict-id-in-types': [
    'error',
    { exceptions: { types: ['PageInfo', 'MutationError', 'ProjectSession'], suffixes: VALUES } },
  ],
  // Connections have nodes beside edges, and rows have lists of scalars.
  '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
};

// The vocabulary is the same in every project, whether or not one of its collections needs the type.
const SHARED = /^Input object type `(FloatFilter|\w+ListFilter|(Int|BigInt|Decimal|Float|Date|DateTime|StringList|JSON)Op)` is unreachable\.$/;

// What end users do with their sessions changes no collection: there is nothing to read afterwards, and often nothing to tell.
const SESSIONS = /^(Mutation result type "ProjectSession" must contain field of type "Query"|Unexpected scalar result type `Boolean` for field "(signOut|changePassword)" in type "Mutation")$/;

// A stream has no pages to go back in: it takes `after` and a batch's size.
function isOfStream({ ruleId, line }, sdl) {
  return ruleId === '@graphql-eslint/relay-arguments' && /^ {2}\w+Stream\b/.test(sdl[line - 1]);
}

export function declare() {
  let findings;
  const lint = async () => {
    mkdirSync(directory, { recursive: true });
    copyFileSync(sdlFile, `${directory}/schema.graphql`);
    const eslint = new ESLint({
      cwd: directory,
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ['**/*.graphql'],
          languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema: sdlFile } } },
          plugins: { '@graphql-eslint': plugin },
          rules: RULES,
        },
      ],
    });
    const results = await eslint.lintFiles(['schema.graphql']);
    const sdl = readFileSync(sdlFile, 'utf8').split('\n');
    return results
      .flatMap((file) => file.messages)
      .filter((found) => !SHARED.test(found.message) && !SESSIONS.test(found.message) && !isOfStream(found, sdl));
  };
  for (const rule of Object.keys(RULES).filter((name) => RULES[name] !== 'off')) {
    check(`graphql-eslint: ${rule.replace('@graphql-eslint/', '')}`, async () => {
      findings ??= await lint();
      const found = findings.filter(({ ruleId }) => ruleId === rule || ruleId === null);
      equal(found.map(({ line, message }) => `${line}: ${message}`), [], 'findings');
    });
  }
}
