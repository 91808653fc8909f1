// GraphQL Code Generator makes TypeScript of the printed SDL and of operations, and the compiler accepts their use.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, validate } from 'graphql';
import { check, equal } from './checks.js';
import { sdlFile } from './server.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const pluginMap = { typescript, typescriptOperations, typedDocumentNode };
const text = (type) => ({ input: type, output: type });
const config = {
  strictScalars: true,
  scalars: {
    ...Object.fromEntries(['UUID', 'DateTime', 'Date', 'Duration', 'BigInt', 'Decimal'].map((name) => [name, text('string')])),
    JSON: text('unknown'),
  },
  useTypeImports: true,
  enumsAsTypes: true,
  enumType: 'string-literal',
};

async function generate(filename, plugins, documents) {
  const output = await codegen({
    filename,
    schema: parse(readFileSync(sdlFile, 'utf8')),
    documents,
    plugins: plugins.map((plugin) => ({ [plugin]: {} })),
    pluginMap,
    config,
  });
  mkdirSync(`${root}target/codegen`, { recursive: true });
  writeFileSync(`${root}target/codegen/${filename}`, output);
}

export function declare() {
  const location = `${root}codegen/library.graphql`;
  const document = parse(readFileSync(location, 'utf8'));
  check('codegen: sample operations are valid', () => {
    const schema = buildSchema(readFileSync(sdlFile, 'utf8'));
    equal(validate(schema, document).map((error) => error.message), [], 'errors');
  });
  check('codegen: types of the schema and of operations are generated', async () => {
    writeFileSync(`${root}target/package.json`, '{ "type": "commonjs" }');
    await generate('schema.ts', ['typescript'], []);
    await generate('operations.ts', ['typescriptOperations', 'typedDocumentNode'], [{ location, document }]);
  });
  check('codegen: the TypeScript compiler accepts them and their use', () => {
    try {
      execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'codegen'], { cwd: root, encoding: 'utf8' });
    } catch (error) {
      throw new Error(error.stdout);
    }
  });
}
