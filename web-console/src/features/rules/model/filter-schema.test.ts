import { describe, expect, it } from 'vitest';
import { comparableFields, readFilterSchema, subjectsOf, valueKind } from './filter-schema';
import { sdl } from './sample-sdl';

const schema = readFilterSchema(sdl);

describe('what a condition may speak of', () => {
  const subjects = subjectsOf(schema, 'ArticleFilter');

  it('are fields, relations to one and to many, and whether there is one', () => {
    expect(subjects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'field rowId',
      'field title',
      'field status',
      'field rating',
      'field tags',
      'field meta',
      'field publishedAt',
      'field authorId',
      'one author',
      'one editor',
      'exists editorExists',
      'many comments',
    ]);
  });

  it('leaves out former names, which are served still', () => {
    expect(subjects.map(({ name }) => name)).not.toContain('headline');
  });

  it('has the operators that the type of the field has', () => {
    const title = subjects.find(({ name }) => name === 'title');
    expect(title?.kind === 'field' && title.operators.map(({ name }) => name)).toEqual([
      'eq',
      'in',
      'icontains',
      'isNull',
      'search',
    ]);
  });

  it('knows the fields that can be compared', () => {
    expect(comparableFields(schema, 'ArticleFilter')).toEqual(['TITLE', 'RATING']);
  });

  it('is nothing where there is no such type', () => {
    expect(subjectsOf(schema, 'NopeFilter')).toEqual([]);
  });
});

describe('the value of an operator', () => {
  it.each([
    ['String', 'text'],
    ['Int', 'integer'],
    ['Decimal', 'decimal'],
    ['UUID', 'id'],
    ['DateTime', 'date-time'],
    ['ArticleStatus', 'enum'],
    ['TextSearch', 'search'],
    ['DatePartFilter', 'json'],
  ])('of the type %s is asked for as %s', (type, kind) => {
    expect(valueKind(schema, { name: 'eq', type, list: false })).toBe(kind);
  });
});
