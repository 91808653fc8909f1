import { describe, expect, it } from 'vitest';
import type { Policy } from '@/lib/catalog/catalog';
import { preview } from '@/lib/schema-change/preview';
import { catalogOf, collectionOf, fieldOf } from '@/testing/catalogs';
import {
  type Audience,
  audienceOf,
  boundRoles,
  cellState,
  chooseAudience,
  chooseCell,
  ownersOf,
  switchReading,
} from './access';

function policy(change: Partial<Policy>): Policy {
  return {
    role: 'user',
    action: 'READ',
    rows: {},
    check: null,
    fields: null,
    presets: null,
    aggregate: true,
    list: true,
    ...change,
  };
}

const notes = collectionOf({
  name: 'notes',
  fields: [fieldOf({ name: 'title' }), fieldOf({ name: 'writer', type: 'USER' })],
});
const catalog = catalogOf(notes);
const owner = { name: 'writer', member: 'writerId', automatic: false };

describe('the matrix', () => {
  it('has a row for each role that policies bind, those of the project last', () => {
    const editor = { name: 'editor', description: null, builtIn: false, introspection: true };
    expect(boundRoles([editor, ...catalog.roles]).map((role) => role.name)).toEqual([
      'anonymous',
      'user',
      'member',
      'editor',
    ]);
  });

  it('tells nobody, all rows, own rows and some rows apart', () => {
    const ruled = (rows: unknown, more: Partial<Policy> = {}) =>
      cellState({ ...notes, policies: [policy({ rows, ...more })] }, 'user', more.action ?? 'READ');
    expect(cellState(notes, 'user', 'READ')).toBe('none');
    expect(ruled({})).toBe('all');
    expect(ruled({ writerId: { eq: '$user.id' } })).toBe('own');
    expect(ruled({ title: { eq: 'x' } })).toBe('some');
    expect(ruled({}, { action: 'CREATE', check: { title: { eq: 'x' } } })).toBe('some');
  });

  it('knows whose a row can be', () => {
    expect(ownersOf(notes).map(({ member }) => member)).toEqual(['writerId', 'createdById']);
    expect(ownersOf(collectionOf({ name: 'users' }))[0]?.member).toBe('rowId');
  });
});

describe('a choice for a cell', () => {
  it('sets the owner when rows of one’s own are created', () => {
    expect(chooseCell(notes, 'user', 'CREATE', { kind: 'own', owner })).toEqual({
      setPolicy: {
        collection: 'notes',
        role: 'user',
        action: 'CREATE',
        rows: { writerId: { eq: '$user.id' } },
        presets: { writer: '$user.id' },
      },
    });
  });

  it('keeps what the policy says of fields and lists', () => {
    const ruled = { ...notes, policies: [policy({ fields: ['title'], list: false })] };
    expect(chooseCell(ruled, 'user', 'READ', { kind: 'own', owner })).toEqual({
      setPolicy: {
        collection: 'notes',
        role: 'user',
        action: 'READ',
        rows: { writerId: { eq: '$user.id' } },
        fields: ['title'],
        list: false,
        aggregate: true,
      },
    });
  });

  it('of nobody needs nothing where there is no policy', () => {
    expect(chooseCell(notes, 'user', 'READ', { kind: 'none' })).toBeUndefined();
  });

  it('switches lists alone', () => {
    const ruled = { ...notes, policies: [policy({ rows: { title: { eq: 'x' } } })] };
    expect(switchReading(ruled, 'user', 'list', false)).toMatchObject({
      setPolicy: { rows: { title: { eq: 'x' } }, list: false, aggregate: true },
    });
    expect(switchReading(notes, 'user', 'list', false)).toBeUndefined();
  });
});

describe('a ready-made choice', () => {
  it.each<Audience>(['nobody', 'everyone', 'signed-in', 'own'])(
    '“%s” is what the policies amount to once it is made',
    (audience) => {
      for (const before of ['everyone', 'own'] as const) {
        const first = preview(catalog, chooseAudience(notes, catalog.roles, 'READ', before));
        const [collection] = first.collections;
        const operations = collection
          ? chooseAudience(collection, catalog.roles, 'READ', audience)
          : [];
        const [after] = preview(catalog, [
          ...chooseAudience(notes, catalog.roles, 'READ', before),
          ...operations,
        ]).collections;
        expect(after && audienceOf(after, catalog.roles, 'READ')).toBe(audience);
      }
    },
  );

  it('“service” leaves roles of the project alone', () => {
    const roles = [
      ...catalog.roles,
      { name: 'editor', description: null, builtIn: false, introspection: true },
    ];
    const ruled = { ...notes, policies: [policy({}), policy({ role: 'editor' })] };
    const operations = chooseAudience(ruled, roles, 'READ', 'service');
    expect(operations).toEqual([
      { removePolicy: { collection: 'notes', role: 'user', action: 'READ' } },
    ]);
    expect(audienceOf({ ...notes, policies: [policy({ role: 'editor' })] }, roles, 'READ')).toBe(
      'service',
    );
  });
});
