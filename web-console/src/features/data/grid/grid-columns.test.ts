import { describe, expect, it } from 'vitest';
import { libraryCollection } from '@/testing/library';
import {
  availableColumns,
  MIN_WIDTH,
  moved,
  shownColumns,
  toggled,
  usualColumns,
  withWidth,
} from './grid-columns';

const books = libraryCollection('books');
const usual = usualColumns(books);
const names = (preference = usual) => shownColumns(books, preference).map(({ name }) => name);

describe('the columns of the grid', () => {
  it('begin with the title, end with what Weft writes, and leave out the key', () => {
    expect(names()[0]).toBe('title');
    expect(names().at(-1)).toBe('createdAt');
    expect(names()).not.toContain('rowId');
    expect(names()).toContain('authorId');
    expect(names()).toContain('tags');
  });

  it('can be taken away and come back to their place', () => {
    const without = toggled(usual, 'pages');
    expect(names(without)).not.toContain('pages');
    expect(names(toggled(without, 'pages'))).toEqual(names());
  });

  it('never all go away', () => {
    const none = { ...usual, hidden: availableColumns(books, usual).map(({ name }) => name) };
    expect(names(none)).toHaveLength(1);
  });

  it('move past their shown neighbours', () => {
    const right = moved(books, usual, 'title', 2);
    expect(names(right).indexOf('title')).toBe(2);
    expect(names(moved(books, right, 'title', -2))).toEqual(names());
    expect(names(moved(books, usual, 'title', -1))).toEqual(names());
  });

  it('of a field that is new come after those that were ordered', () => {
    const ordered = { ...usual, order: ['pages', 'title'] };
    expect(names(ordered).slice(0, 2)).toEqual(['pages', 'title']);
    expect(names(ordered)).toHaveLength(names().length);
  });

  it('are never too narrow to be grasped', () => {
    const [first] = shownColumns(books, withWidth(usual, 'title', 3));
    expect(first?.width).toBe(MIN_WIDTH);
  });
});
