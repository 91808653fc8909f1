import { describe, expect, it } from 'vitest';
import type { ValueType } from '@/lib/documents/model';
import { LIBRARY, libraryCollection } from '@/testing/library';
import { compileFilter, predicateOf } from './compile';
import { type FilterGroup, type FilterNode, group, replaceAt } from './filter';
import { readFilter, writeFilter } from './filter-link';
import { innerOperators, type Operand, operatorsOf } from './operators';

const books = libraryCollection('books');
const authors = libraryCollection('authors');

const test = (field: string, operator: string, value: unknown = null): FilterNode => ({
  kind: 'condition',
  field,
  operator,
  value,
});

const compiled = (...items: FilterNode[]) => compileFilter(LIBRARY, books, group('and', items));

describe('a filter', () => {
  it('asks nothing when it is empty', () => {
    expect(compiled()).toBeUndefined();
  });

  it('leaves out what is not finished, at every depth', () => {
    const unfinished = test('title', 'icontains', '');
    expect(compiled(unfinished, group('or', [unfinished]))).toBeUndefined();
    expect(compiled(unfinished, test('pages', 'gt', 0))).toEqual({ pages: { gt: 0 } });
  });

  it('keeps false and zero, which are values', () => {
    expect(compiled(test('inPrint', 'eq', false))).toEqual({ inPrint: { eq: false } });
    expect(compiled(test('weight', 'eq', 0))).toEqual({ weight: { eq: 0 } });
  });

  it('nests groups and negations', () => {
    const inner = group('or', [test('status', 'eq', 'DRAFT'), test('pages', 'lt', 10)], true);
    expect(compiled(test('title', 'ieq', 'x'), inner)).toEqual({
      and: [
        { title: { ieq: 'x' } },
        { not: { or: [{ status: { eq: 'DRAFT' } }, { pages: { lt: 10 } }] } },
      ],
    });
  });

  it('tests for null in words of its own', () => {
    expect(compiled(test('summary', 'empty'))).toEqual({ summary: { isNull: true } });
    expect(compiled(test('summary', 'notEmpty'))).toEqual({ summary: { isNull: false } });
  });

  it('does not offer tests for null where nothing can be null', () => {
    const ids = operatorsOf({ type: 'TEXT', required: true }).map(({ id }) => id);
    expect(ids).not.toContain('empty');
  });

  it('asks for parts of dates, lengths and elements of lists, paths in JSON', () => {
    const year = { inside: 'year', operator: 'between', value: [2020, 2024] };
    expect(compiled(test('publishedOn', 'part', year))).toEqual({
      publishedOn: { part: { year: { between: [2020, 2024] } } },
    });
    expect(compiled(test('aliases', 'length', { operator: 'gt', value: 2 }))).toEqual({
      aliases: { length: { gt: 2 } },
    });
    expect(compiled(test('aliases', 'some', { operator: 'icontains', value: 'a' }))).toEqual({
      aliases: { some: { icontains: 'a' } },
    });
    const path = { inside: 'seo.score', as: 'number', operator: 'gte', value: '5' };
    expect(compiled(test('meta', 'at', path))).toEqual({
      meta: { at: [{ path: 'seo.score', is: { number: { gte: '5' } } }] },
    });
  });

  it('follows relations to one row and to many', () => {
    const named = group('and', [test('name', 'eq', 'Ann')]);
    const is = { kind: 'relation', relation: 'author', quantifier: 'is', filter: named } as const;
    expect(compiled(is)).toEqual({ author: { name: { eq: 'Ann' } } });
    const none = { kind: 'relation', relation: 'tags', quantifier: 'none' } as const;
    expect(compiled({ ...none, filter: group('and', []) })).toEqual({ tags: { none: {} } });
    const reader = { kind: 'relation', relation: 'reader', filter: group('and', []) } as const;
    expect(compiled({ ...reader, quantifier: 'exists' })).toEqual({ readerExists: true });
    expect(compiled({ ...reader, quantifier: 'missing' })).toEqual({ readerExists: false });
  });

  it('counts related rows and takes figures of them', () => {
    const relation = { kind: 'relation', relation: 'books', filter: group('and', []) } as const;
    const count = { operator: 'gte', value: 3 };
    const sum = { fn: 'SUM', field: 'pages', operator: 'gt', value: '100' };
    const of = (node: FilterNode) => compileFilter(LIBRARY, authors, group('and', [node]));
    expect(of({ ...relation, quantifier: 'count', figure: count })).toEqual({
      books: { count: { gte: 3 } },
    });
    expect(of({ ...relation, quantifier: 'aggregate', figure: sum })).toEqual({
      books: { aggregate: [{ fn: 'SUM', field: 'PAGES', is: { number: { gt: '100' } } }] },
    });
  });

  it('compares columns of a row', () => {
    expect(compiled({ kind: 'compare', left: 'soldAt', op: 'GT', right: 'createdAt' })).toEqual({
      compare: [{ left: 'SOLD_AT', op: 'GT', right: 'CREATED_AT' }],
    });
  });

  it('is changed at a place without touching the rest', () => {
    const before = group('and', [test('title', 'eq', 'a'), group('or', [test('pages', 'eq', 1)])]);
    const after = replaceAt(before, [1, 0], () => test('pages', 'eq', 2));
    expect(after.items[0]).toBe(before.items[0]);
    expect(compileFilter(LIBRARY, books, after)).toEqual({
      and: [{ title: { eq: 'a' } }, { pages: { eq: 2 } }],
    });
    expect(replaceAt(before, [1], () => null).items).toHaveLength(1);
  });
});

const SAMPLES: Record<ValueType, unknown> = {
  TEXT: 'Bär & "wolf", 50%',
  INTEGER: 7,
  BIGINT: '9223372036854775807',
  DECIMAL: '10.50',
  FLOAT: 0.1,
  BOOLEAN: false,
  DATE: '2026-03-01',
  DATE_TIME: '2026-03-01T09:30:00.000Z',
  UUID: '0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f',
  JSON: { a: [1, null, 'x'] },
  SELECT: 'DRAFT',
  MULTI_SELECT: 'CRIME',
  TEXT_LIST: 'one',
};

function operandFor(type: ValueType, operand: Operand): unknown {
  const sample = SAMPLES[type];
  switch (operand) {
    case 'none':
      return null;
    case 'many':
    case 'range':
      return [sample, sample];
    case 'texts':
      return ['a', 'b'];
    case 'text':
    case 'search':
    case 'similar':
      return 'words';
    case 'duration':
      return 'P7D';
    case 'part':
      return { inside: 'month', operator: 'eq', value: 3 };
    case 'length':
      return { operator: 'in', value: [1, 2] };
    case 'element':
      return { operator: 'ieq', value: 'x' };
    case 'path':
      return { inside: 'a.b', as: 'text', operator: 'contains', value: 'x' };
    case 'one':
      return sample;
  }
}

/** Every operator of every column. */
const everything: FilterGroup = group('or', [
  ...books.columns.flatMap((column) =>
    operatorsOf(column).map(({ id, operand }) =>
      test(column.apiName, id, operandFor(column.type, operand)),
    ),
  ),
  group('and', [group('or', [test('pages', 'gt', 1)], true)]),
  {
    kind: 'relation',
    relation: 'tags',
    quantifier: 'aggregate',
    filter: group('and', [test('name', 'ieq', 'new')]),
    figure: { fn: 'COUNT_DISTINCT', field: 'name', operator: 'gt', value: '1' },
  },
  {
    kind: 'relation',
    relation: 'author',
    quantifier: 'is',
    filter: group('and', [
      { kind: 'relation', relation: 'books', quantifier: 'every', filter: group('or', []) },
    ]),
  },
  { kind: 'compare', left: 'title', op: 'IS_DISTINCT', right: 'summary' },
]);

describe('the link of a filter', () => {
  it('brings back every operator of every type, groups, relations and comparisons', () => {
    const link = JSON.parse(JSON.stringify(writeFilter(everything)));
    expect(readFilter(LIBRARY, books, link)).toEqual({ filter: everything, complete: true });
  });

  it('is absent for no filter', () => {
    expect(writeFilter(group('and', []))).toBeUndefined();
    expect(readFilter(LIBRARY, books, undefined)).toEqual({
      filter: group('and', []),
      complete: true,
    });
  });

  it.each([
    ['a field that is gone', ['and', ['old', 'eq', 'x']]],
    ['an operator of another type', ['and', ['title', 'withinLast', 'P1D']]],
    ['a relation that is gone', ['and', ['@editor', 'is', ['and']]]],
    ['a column that is gone', ['and', ['=', 'title', 'EQ', 'old']]],
  ])('says so when it speaks of %s, and keeps the rest', (_, broken) => {
    const link = [...broken, ['pages', 'gt', 1]];
    expect(readFilter(LIBRARY, books, link)).toEqual({
      filter: group('and', [test('pages', 'gt', 1)]),
      complete: false,
    });
  });

  it.each([['and'], 'and', 7, null, {}, [['and']]].map((link) => [link]))(
    'reads %j without harm',
    (link) => {
      expect(readFilter(LIBRARY, books, link).filter.items).toEqual([]);
    },
  );
});

describe('operators', () => {
  it('all become something the API understands', () => {
    for (const column of books.columns) {
      for (const { id, operand } of operatorsOf(column)) {
        expect(predicateOf(column.type, id, operandFor(column.type, operand))).toBeDefined();
      }
    }
  });

  it('inside a value are those with plain operands', () => {
    expect(innerOperators('INTEGER').map(({ id }) => id)).toContain('between');
    expect(innerOperators('DATE').map(({ id }) => id)).not.toContain('part');
  });
});
