import { describe, expect, it } from 'vitest';
import { moveOf, writes } from './moves';
import { EVERYTHING, isSelected, NOTHING, sizeOf, withAdded, withToggled } from './selection';

const extent = { rows: 100_000, cols: 5, page: 20 };
const key = (name: string, ctrlKey = false) => ({
  key: name,
  ctrlKey,
  metaKey: false,
  altKey: false,
});

describe('the keyboard in the grid', () => {
  it.each([
    ['ArrowDown', false, { row: 11, col: 2 }],
    ['ArrowUp', false, { row: 9, col: 2 }],
    ['ArrowLeft', false, { row: 10, col: 1 }],
    ['ArrowRight', false, { row: 10, col: 3 }],
    ['Home', false, { row: 10, col: 0 }],
    ['End', false, { row: 10, col: 4 }],
    ['Home', true, { row: 0, col: 0 }],
    ['End', true, { row: 99_999, col: 4 }],
    ['PageDown', false, { row: 30, col: 2 }],
    ['PageUp', false, { row: 0, col: 2 }],
    ['ArrowDown', true, { row: 99_999, col: 2 }],
  ] as const)('%s (ctrl %s) leads to %o', (name, ctrl, place) => {
    expect(moveOf(key(name, ctrl), { row: 10, col: 2 }, extent)).toEqual(place);
  });

  it('reaches the heading above the first row, and stops there', () => {
    expect(moveOf(key('ArrowUp'), { row: 0, col: 1 }, extent)).toEqual({ row: -1, col: 1 });
    expect(moveOf(key('ArrowUp'), { row: -1, col: 1 }, extent)).toEqual({ row: -1, col: 1 });
  });

  it('stops at the last cell', () => {
    expect(moveOf(key('ArrowRight'), { row: 3, col: 4 }, extent)).toEqual({ row: 3, col: 4 });
    expect(moveOf(key('PageDown'), { row: 99_990, col: 0 }, extent)?.row).toBe(99_999);
  });

  it('begins an edit with what is written, and with nothing else', () => {
    expect(writes(key('ä'))).toBe(true);
    expect(writes(key('7'))).toBe(true);
    expect(writes(key('c', true))).toBe(false);
    expect(writes(key(' '))).toBe(false);
    expect(writes(key('Enter'))).toBe(false);
  });
});

describe('a selection', () => {
  it('grows and shrinks row by row', () => {
    const one = withToggled(NOTHING, 'a', []);
    expect(isSelected(one, 'a')).toBe(true);
    expect(sizeOf(withAdded(one, ['a', 'b', 'c']), 10)).toBe(3);
    expect(sizeOf(withToggled(one, 'a', []), 10)).toBe(0);
  });

  it('of everything is as large as what the filter finds', () => {
    expect(sizeOf(EVERYTHING, 100_000)).toBe(100_000);
    expect(isSelected(EVERYTHING, 'any')).toBe(true);
    expect([...withToggled(EVERYTHING, 'a', ['a', 'b']).ids]).toEqual(['b']);
  });
});
