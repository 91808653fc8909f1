import { describe, expect, it } from 'vitest';
import {
  edited,
  emptyGroup,
  type Group,
  gapsOf,
  newPart,
  type Part,
  readCondition,
  writeCondition,
} from './condition';
import { conditionWords } from './condition-words';
import { readFilterSchema } from './filter-schema';
import { sdl } from './sample-sdl';

const schema = readFilterSchema(sdl);
const filter = 'ArticleFilter';
const own = { authorId: { eq: '$user.id' } };
const published = { status: { eq: 'PUBLISHED' } };

function read(json: unknown): Group {
  return readCondition(schema, filter, json);
}

function kinds(group: Group): string[] {
  return group.parts.map((part) => part.kind);
}

describe('a condition that is read and written again', () => {
  it.each([
    {},
    own,
    { ...own, ...published },
    { rating: { gt: 3, lt: 9 } },
    { or: [own, published] },
    { or: [{ ...own, ...published }, { title: { icontains: 'x' } }] },
    { not: own },
    { not: { or: [own, published] } },
    { not: { not: own } },
    { ...published, or: [own, { rating: { gt: 3 } }] },
    { ...published, not: { rating: { gt: 3 } } },
    { author: { name: { eq: 'Ada' } } },
    { author: { or: [{ name: { eq: 'Ada' } }, { userId: { eq: '$user.id' } }] } },
    { author: { not: { name: { eq: 'Ada' } } } },
    { comments: { some: { text: { eq: 'hi' } }, none: {} } },
    { comments: { count: { gt: 3 } } },
    { comments: { every: { article: { comments: { some: {} } } } } },
    { editorExists: false },
    { compare: [{ left: 'TITLE', op: 'NE', right: 'RATING' }] },
    { title: { in: ['a', 'b'] }, tags: { overlaps: '$roles' } },
    { publishedAt: { lte: '$now', part: { year: { eq: 2026 } } } },
    { meta: { at: [{ path: 'a', is: { number: { gt: '1' } } }] } },
    { and: [{ rating: { gt: 3 } }, { rating: { gt: 5 } }] },
    { and: [{ or: [own, published] }, { or: [{ rating: { gt: 3 } }, own] }] },
    { comments: { aggregate: [{ fn: 'COUNT' }] } },
    { renamedSince: { eq: 1 } },
    { title: { newerOperator: 'x' } },
    { or: [] },
  ])('is the same: %j', (json) => {
    expect(writeCondition(read(json))).toEqual(json);
  });

  it('needs no "and" where one object says the same', () => {
    expect(writeCondition(read({ and: [own, published] }))).toEqual({ ...own, ...published });
  });

  it('keeps an alternative that is always true, which somebody should see', () => {
    expect(writeCondition(read({ or: [{}, own] }))).toEqual({ or: [{}, own] });
  });
});

describe('the parts of a condition', () => {
  it('are tests, relations, counts, presence, comparisons and what is not known', () => {
    const json = {
      rating: { gt: 3, lt: 9 },
      author: {},
      comments: { some: {}, count: { gt: 1 } },
      editorExists: true,
      compare: [{ left: 'TITLE', op: 'EQ', right: 'TITLE' }],
      renamedSince: { eq: 1 },
    };
    expect(kinds(read(json))).toEqual([
      'test',
      'test',
      'related',
      'related',
      'counted',
      'exists',
      'compared',
      'unknown',
    ]);
  });

  it('begin with the first operator of their field', () => {
    expect(newPart(schema, filter, 'status')).toMatchObject({ operator: 'eq', value: 'DRAFT' });
    expect(newPart(schema, filter, 'title')).toMatchObject({ operator: 'eq', value: '' });
    expect(newPart(schema, filter, 'author')).toMatchObject({ quantifier: 'one' });
    expect(newPart(schema, filter, 'comments')).toMatchObject({ quantifier: 'some' });
    expect(newPart(schema, filter, 'compare')).toMatchObject({ left: 'TITLE', right: 'RATING' });
  });

  it('can be replaced and taken away wherever they are', () => {
    const group = read({ author: { or: [{ name: { eq: 'Ada' } }, { name: { eq: 'Ben' } }] } });
    const related = group.parts[0] as Extract<Part, { kind: 'related' }>;
    const [ada, ben] = related.where.parts;
    const changed = edited(group, ada?.key ?? '', (part) =>
      part.kind === 'test' ? { ...part, value: 'Eve' } : part,
    );
    expect(writeCondition(changed)).toEqual({
      author: { or: [{ name: { eq: 'Eve' } }, { name: { eq: 'Ben' } }] },
    });
    expect(writeCondition(edited(group, ben?.key ?? '', () => undefined))).toEqual({
      author: { or: [{ name: { eq: 'Ada' } }] },
    });
  });
});

describe('what is missing', () => {
  it('are values and the parts of inner groups', () => {
    const group: Group = {
      ...emptyGroup(),
      parts: [
        newPart(schema, filter, 'title'),
        emptyGroup('or'),
        newPart(schema, filter, 'author'),
      ],
    };
    expect(gapsOf(group).map(({ reason }) => reason)).toEqual(['no-value', 'empty-group']);
  });

  it('is nothing for every row, for false, zero and an empty list', () => {
    expect(gapsOf(emptyGroup())).toEqual([]);
    expect(gapsOf(read({ title: { isNull: false, in: [] }, rating: { eq: 0 } }))).toEqual([]);
  });
});

describe('a condition in words', () => {
  const say = (key: string, values: Record<string, string | number> = {}) => {
    const shown = Object.entries(values).map(([name, value]) => `${name}=${value}`);
    return shown.length > 0 ? `<${key} ${shown.join(' ')}>` : key.replace(/^.*\./, '');
  };

  it('names fields, operators and values', () => {
    expect(conditionWords(read({ ...own, ...published }), say)).toBe(
      'author eq user and status eq “PUBLISHED”',
    );
  });

  it('puts inner alternatives in brackets', () => {
    expect(conditionWords(read({ ...published, or: [own, { rating: { gt: 3 } }] }), say)).toBe(
      'status eq “PUBLISHED” and (author eq user or rating gt 3)',
    );
  });

  it('says when it always or never holds', () => {
    expect(conditionWords(read({}), say)).toBe('always');
    expect(conditionWords(read({ or: [] }), say)).toBe('never');
  });

  it('goes through relations', () => {
    const text = conditionWords(read({ comments: { some: { text: { eq: '$claims.org' } } } }), say);
    expect(text).toContain('relation=comments');
    expect(text).toContain('text eq <variable.claimNamed name=org>');
  });
});
