import { describe, expect, it } from 'vitest';
import type { LoggedChange } from '@/lib/schema-change/changes';
import { fits, operationNames } from './filter-changes';

const change: LoggedChange = {
  id: 'change-1',
  revision: 4,
  status: 'APPLIED',
  operations: [{ addField: { collection: 'articles', field: { name: 'title', type: 'TEXT' } } }],
  statements: [],
  actor: 'account:1',
  createdAt: '2026-03-01T12:00:00Z',
  durationMs: 12,
  error: null,
  progress: 1,
};

describe('a schema change', () => {
  it('fits an empty filter', () => {
    expect(fits(change, {})).toBe(true);
  });

  it.each([
    [{ actor: 'account:1' }, true],
    [{ actor: 'account:2' }, false],
    [{ status: 'FAILED' as const }, false],
    [{ action: 'addField' }, true],
    [{ action: 'createCollection' }, false],
    [{ resource: 'ARTIC' }, true],
    [{ resource: 'authors' }, false],
    [{ from: '2026-02-28' }, true],
    [{ to: '2026-02-27' }, false],
  ])('is tried against %o', (search, expected) => {
    expect(fits(change, search)).toBe(expected);
  });
});

it('offers the operations that occur, and the one in the address', () => {
  expect(operationNames([change], 'dropIndex')).toEqual(['addField', 'dropIndex']);
});
