import { describe, expect, it } from 'vitest';
import type { Policy } from '@/lib/catalog/catalog';
import { collectionOf, fieldOf, relationOf } from '@/testing/catalogs';
import { parseCellSearch, parseTrySearch } from '../search';
import { toNewPolicy } from './access';
import { readFilterSchema } from './filter-schema';
import { fromLocalTime, toLocalTime, toOperand, toOperandText } from './operands';
import { gapsInForm, grantable, newPolicyForm, policyForm, toPolicy } from './policy-form';
import { sdl } from './sample-sdl';
import { summaryOf } from './simulation-summary';
import { isCompleteVariable, isVariable, variablesFor } from './variables';

const schema = readFilterSchema(sdl);
const articles = collectionOf({ name: 'articles', typeName: 'Article' });

describe('a policy in its form', () => {
  it.each<Policy>([
    {
      role: 'user',
      action: 'READ',
      rows: { or: [{ status: { eq: 'PUBLISHED' } }, { authorId: { eq: '$user.id' } }] },
      check: null,
      fields: ['title'],
      presets: null,
      list: false,
      aggregate: true,
    },
    {
      role: 'user',
      action: 'UPDATE',
      rows: { status: { eq: 'DRAFT' } },
      check: { status: { in: ['DRAFT', 'PUBLISHED'] } },
      fields: null,
      presets: { editor: '$user.id', price: '$$5' },
      list: true,
      aggregate: true,
    },
    {
      role: 'user',
      action: 'DELETE',
      rows: {},
      check: null,
      fields: null,
      presets: null,
      list: true,
      aggregate: true,
    },
  ])('is the same when it is kept: %j', (policy) => {
    expect(toPolicy(policyForm(schema, articles, policy))).toEqual(toNewPolicy('articles', policy));
  });

  it('is about every row and field at first', () => {
    expect(toPolicy(newPolicyForm(articles, 'user', 'CREATE'))).toEqual({
      collection: 'articles',
      role: 'user',
      action: 'CREATE',
      rows: {},
    });
  });

  it('has no gaps in a check that it does not use', () => {
    const policy = { role: 'user', action: 'DELETE', rows: {}, check: { title: { eq: '' } } };
    const rest = { fields: null, presets: null, list: true, aggregate: true };
    expect(gapsInForm(policyForm(schema, articles, { ...policy, ...rest } as Policy))).toEqual([]);
  });

  it('offers what can be written, relations by their names', () => {
    const collection = collectionOf({
      name: 'articles',
      fields: [
        fieldOf({ name: 'title' }),
        fieldOf({ name: 'old', archivedAt: '2026-01-01T00:00:00Z' }),
        fieldOf({ name: 'created_at', system: true }),
      ],
      relations: [relationOf({ name: 'author', to: 'authors' })],
    });
    expect(grantable(collection, 'UPDATE').map(({ name }) => name)).toEqual(['title', 'author']);
    expect(grantable(collection, 'READ').map(({ name }) => name)).toContain('created_at');
  });
});

describe('a value', () => {
  it('is of the type that the operator asks for', () => {
    expect(toOperand('integer', 'Int', '12')).toBe(12);
    expect(toOperand('integer', 'BigInt', '12')).toBe('12');
    expect(toOperand('decimal', 'Float', '1.5')).toBe(1.5);
    expect(toOperand('decimal', 'Decimal', '1.50')).toBe('1.50');
    expect(toOperand('search', 'TextSearch', 'two words')).toEqual({ query: 'two words' });
  });

  it('that begins with a dollar is no variable', () => {
    const written = toOperand('text', 'String', '$5');
    expect(written).toBe('$$5');
    expect(isVariable(written)).toBe(false);
    expect(toOperandText('text', written)).toBe('$5');
  });

  it('of a time goes through local time and back', () => {
    const instant = '2026-03-01T09:30:00.000Z';
    expect(fromLocalTime(toLocalTime(instant))).toBe(instant);
    expect(toLocalTime('nonsense')).toBe('');
  });
});

describe('variables', () => {
  it('stand where they fit', () => {
    expect(variablesFor('id', false).map(({ text }) => text)).toEqual(['$user.id', '$claims.']);
    expect(variablesFor('text', true).map(({ text }) => text)).toEqual(['$roles', '$claims.']);
    expect(variablesFor('json', false)).toEqual([]);
  });

  it('are complete once the claim has a name', () => {
    expect(isCompleteVariable('$claims.')).toBe(false);
    expect(isCompleteVariable('$claims.org.id')).toBe(true);
    expect(isCompleteVariable('$user.id')).toBe(true);
  });
});

describe('an address', () => {
  it('names a cell by role and action, or none', () => {
    expect(parseCellSearch({ role: 'user', action: 'READ' })).toEqual({
      role: 'user',
      action: 'READ',
    });
    expect(parseCellSearch({ role: 'user', action: 'NOPE' })).toEqual({});
    expect(parseTrySearch({ role: '<b>', user: 'x y', collection: 'notes' })).toEqual({
      collection: 'notes',
    });
  });
});

describe('the answer of a trial', () => {
  it('is summed up by its rows and errors', () => {
    const rows = [{ comments: { nodes: [{}, {}] } }, {}];
    expect(summaryOf({ data: { articles: { nodes: rows } }, errors: [{}] })).toEqual({
      rows: 2,
      errors: 1,
    });
    expect(summaryOf({ data: null })).toEqual({ rows: 0, errors: 0 });
  });
});
