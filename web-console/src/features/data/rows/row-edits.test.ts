import { describe, expect, it, vi } from 'vitest';
import type { Row } from '@/lib/documents/operation';
import { ApiError } from '@/lib/platform/api-error';
import { RowEdits, type Values } from './row-edits';

const conflict = () => new ApiError({ code: 'VERSION_CONFLICT', message: 'Changed meanwhile.' });

/** A table with one row, as the API guards it, and a screen that shows it. */
function table(start: Values = {}) {
  let stored: Row | null = {
    id: 'a',
    rowId: 'a',
    rowVersion: '1',
    title: 'Bears',
    pages: 10,
    ...start,
  };
  const screen: Values = { ...stored };
  const next = (patch: Values): Row => {
    stored = { ...(stored as Row), ...patch, rowVersion: String(Number(stored?.rowVersion) + 1) };
    return stored;
  };
  const ports = {
    update: vi.fn(async (_: string, patch: Values, version: string) => {
      if (!stored) {
        throw new ApiError({ code: 'NOT_FOUND', message: 'Gone.' });
      }
      if (stored.rowVersion !== version) {
        throw conflict();
      }
      return next(patch);
    }),
    read: async () => stored,
    show: (_: string, values: Values) => void Object.assign(screen, values),
  };
  return {
    edits: new RowEdits(ports),
    ports,
    screen,
    row: () => stored,
    base: () => ({ ...(stored as Row) }),
    bySomebodyElse: next,
    remove: () => (stored = null),
  };
}

describe('an edit', () => {
  it('is seen before the server has answered', async () => {
    const { edits, base, screen } = table();
    const saving = edits.save({ base: base(), patch: { title: 'Wolves' } });
    expect(screen.title).toBe('Wolves');
    expect(await saving).toMatchObject({
      kind: 'saved',
      row: { title: 'Wolves', rowVersion: '2' },
    });
    expect(screen.rowVersion).toBe('2');
  });

  it('is taken back when the server refuses it', async () => {
    const { edits, base, screen, ports } = table();
    const error = new ApiError({ code: 'VALIDATION_FAILED', message: 'Too long.' });
    ports.update.mockRejectedValueOnce(error);
    const outcome = await edits.save({ base: base(), patch: { title: 'x' }, shown: { extra: 1 } });
    expect(outcome).toEqual({ kind: 'refused', error });
    expect(screen.title).toBe('Bears');
    expect(screen.extra).toBeUndefined();
    expect(edits.undoable()).toBe(0);
  });

  it('that changes nothing is not sent', async () => {
    const { edits, base, ports } = table();
    expect(await edits.save({ base: base(), patch: { title: 'Bears' } })).toEqual({
      kind: 'unchanged',
    });
    expect(ports.update).not.toHaveBeenCalled();
  });

  it('does not meet the edit before it, which is under way', async () => {
    const { edits, base, row } = table();
    const seen = base();
    const both = await Promise.all([
      edits.save({ base: seen, patch: { title: 'Wolves' } }),
      edits.save({ base: seen, patch: { pages: 12 } }),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    expect(row()).toMatchObject({ title: 'Wolves', pages: 12, rowVersion: '3' });
  });

  it('of a row that was deleted says so', async () => {
    const { edits, base, remove } = table();
    const seen = base();
    remove();
    expect(await edits.save({ base: seen, patch: { title: 'x' } })).toEqual({ kind: 'gone' });
  });
});

describe('an edit of a row that somebody else has changed', () => {
  it('goes together with a change of another field', async () => {
    const { edits, base, bySomebodyElse, row, screen } = table();
    const seen = base();
    bySomebodyElse({ pages: 99 });
    expect((await edits.save({ base: seen, patch: { title: 'Wolves' } })).kind).toBe('saved');
    expect(row()).toMatchObject({ title: 'Wolves', pages: 99 });
    expect(screen).toMatchObject({ title: 'Wolves', pages: 99 });
  });

  it('writes nothing over the same field, and shows what is there', async () => {
    const { edits, base, bySomebodyElse, row, screen } = table();
    const seen = base();
    bySomebodyElse({ title: 'Foxes' });
    const outcome = await edits.save({ base: seen, patch: { title: 'Wolves' } });
    expect(outcome).toMatchObject({ kind: 'conflict', conflict: { fields: ['title'] } });
    expect(row()?.title).toBe('Foxes');
    expect(screen.title).toBe('Foxes');
  });

  it('wins when the person insists', async () => {
    const { edits, base, bySomebodyElse, row } = table();
    const seen = base();
    bySomebodyElse({ title: 'Foxes' });
    const outcome = await edits.save({ base: seen, patch: { title: 'Wolves' } });
    if (outcome.kind !== 'conflict') {
      throw new Error(outcome.kind);
    }
    expect((await edits.insist(outcome.conflict)).kind).toBe('saved');
    expect(row()?.title).toBe('Wolves');
  });

  it('is none when both wrote the same', async () => {
    const { edits, base, bySomebodyElse } = table();
    const seen = base();
    bySomebodyElse({ title: 'Wolves' });
    expect((await edits.save({ base: seen, patch: { title: 'Wolves' } })).kind).toBe('saved');
  });
});

describe('undo', () => {
  it('brings the values back, the last edit first', async () => {
    const { edits, base, row } = table();
    await edits.save({ base: base(), patch: { title: 'Wolves' } });
    await edits.save({ base: base(), patch: { pages: null } });
    expect(edits.undoable()).toBe(2);
    await edits.undo();
    expect(row()).toMatchObject({ title: 'Wolves', pages: 10 });
    await edits.undo();
    expect(row()).toMatchObject({ title: 'Bears', pages: 10 });
    expect(await edits.undo()).toBeUndefined();
  });

  it('tells who listens how much there is', async () => {
    const { edits, base } = table();
    const listener = vi.fn();
    edits.subscribe(listener);
    await edits.save({ base: base(), patch: { title: 'Wolves' } });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
