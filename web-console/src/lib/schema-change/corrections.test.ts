import { describe, expect, it } from 'vitest';
import { catalogOf, collectionOf, fieldOf } from '@/testing/catalogs';
import { corrected, correctionsOf } from './corrections';
import type { SchemaOperation } from './operation';
import type { Violation } from './plan';

const options = [{ name: 'draft', apiName: 'DRAFT', label: 'Draft', color: null }];
const catalog = catalogOf(
  collectionOf({
    name: 'articles',
    fields: [fieldOf({ name: 'status', type: 'SINGLE_SELECT', options })],
  }),
);

function violation(code: string, operation = 0): Violation {
  return { operation, code, fields: [], message: '', hint: '', rowCount: 3, sample: [] };
}

function ways(operation: SchemaOperation, code: string) {
  return correctionsOf(violation(code), [operation], catalog);
}

describe('rows without a value', () => {
  it('get one, of the type of the new field', () => {
    const add: SchemaOperation = {
      addField: {
        collection: 'articles',
        field: { name: 'rank', type: 'INTEGER', required: true },
      },
    };
    const [fill, optional] = ways(add, 'NOT_NULL_VIOLATION');
    expect(fill).toMatchObject({ kind: 'backfill', field: 'rank', type: 'INTEGER' });
    expect(fill && corrected([add], 0, fill, 5)).toEqual([
      {
        addField: {
          collection: 'articles',
          field: { name: 'rank', type: 'INTEGER', required: true, backfill: 5 },
        },
      },
    ]);
    expect(optional && corrected([add], 0, optional)).toEqual([
      {
        addField: {
          collection: 'articles',
          field: { name: 'rank', type: 'INTEGER', required: false },
        },
      },
    ]);
  });

  it('can choose from the options that the field has', () => {
    const require = { updateField: { collection: 'articles', field: 'status', required: true } };
    const [fill] = ways(require, 'NOT_NULL_VIOLATION');
    expect(fill).toMatchObject({ kind: 'backfill', type: 'SINGLE_SELECT', options });
    expect(fill && corrected([require], 0, fill, 'draft')).toEqual([
      { updateField: { ...require.updateField, backfill: 'draft' } },
    ]);
  });

  it('of a field that comes back are filled in a step of their own', () => {
    const restore = { restoreField: { collection: 'articles', field: 'status' } };
    const [fill] = ways(restore, 'NOT_NULL_VIOLATION');
    expect(fill && corrected([restore], 0, fill, 'draft')).toEqual([
      restore,
      { updateField: { collection: 'articles', field: 'status', backfill: 'draft' } },
    ]);
  });
});

describe('other rows in the way', () => {
  it('that do not convert can be emptied', () => {
    const change = {
      changeFieldType: { collection: 'articles', field: 'status', type: 'INTEGER' as const },
    };
    const [empty] = ways(change, 'CHECK_VIOLATION');
    expect(empty && corrected([change], 0, empty)).toEqual([
      { changeFieldType: { ...change.changeFieldType, onFailure: 'SET_NULL' } },
    ]);
  });

  it('that share a value can go on doing so', () => {
    const index = { addIndex: { collection: 'articles', fields: ['status'], unique: true } };
    const [share] = ways(index, 'UNIQUE_VIOLATION');
    expect(share && corrected([index], 0, share)).toEqual([
      { addIndex: { ...index.addIndex, unique: false } },
    ]);
  });

  it('that break a limit have to be changed by hand', () => {
    const limit = { updateField: { collection: 'articles', field: 'status', config: {} } };
    expect(ways(limit, 'CHECK_VIOLATION')).toEqual([]);
  });

  it('leave the other operations alone', () => {
    const first = { archiveField: { collection: 'articles', field: 'x' } };
    const second = { updateField: { collection: 'articles', field: 'status', required: true } };
    const [, optional] = correctionsOf(
      violation('NOT_NULL_VIOLATION', 1),
      [first, second],
      catalog,
    );
    expect(optional && corrected([first, second], 1, optional)[0]).toBe(first);
  });
});
