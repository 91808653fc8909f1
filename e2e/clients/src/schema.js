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
    equal(introspected === written, true, `schemas are the same\n${firstDifference(written, introspected)}`);
  });
}

function firstDifference(left, right) {
  const lines = left.split('\n');
  const others = right.split('\n');
  const at = lines.findIndex((line, i) => line !== others[i]);
  return at < 0 ? '' : `SDL: ${lines.slice(at - 2, at + 3).join('\n')}\nintrospection: ${others.slice(at - 2, at + 3).join('\n')}`;
}
