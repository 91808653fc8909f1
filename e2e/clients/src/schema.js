import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema } from 'graphql';
import { printSchema, validateSchema } from 'graphql';
import { check, equal } from './checks.js';
import { ask, sdlFile } from './server.js';

export function declare() {
  const sdl = readFileSync(sdlFile, 'utf8');
  check('graphql-js: the SDL builds a valid schema', () => {
    equal(validateSchema(buildSchema(sdl)).map((error) => error.message), [], 'errors');
  });
  check('graphql-js: introspection builds the same schema as the SDL', async () => {
    const { data, errors } = await ask(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    equal(errors, undefined, 'errors');
    const introspected = printSchema(lexicographicSortSchema(buildClientSchema(data)));
    const written = printSchema(lexicographicSortSchema(buildSchema(sdl)));
    equal(introspected === written, true, introspected === written ? '' : `schemas are the same\n${firstDifference(written, introspected)}`);
  });
}

function firstDifference(written, introspected) {
  const lines = [written, introspected].map((text) => text.split('\n'));
  let at = 0;
  while (lines[0][at] === lines[1][at]) at++;
  const [left, right] = lines.map((all) => all.slice(Math.max(0, at - 3), at + 4).join('\n'));
  return `SDL:\n${left}\nintrospection:\n${right}`;
}
