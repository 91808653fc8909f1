import { describe, expect, it } from 'vitest';
import type { Row } from '@/lib/documents/operation';
import { PAGE_SIZE, pagesAround, placeOf } from './pages';

const page = (length: number) => ({
  nodes: Array.from({ length }, () => ({ id: 'x' }) as Row),
  pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'z' },
});

describe('a page', () => {
  it('follows the one before it by cursor', () => {
    expect(placeOf(3, page(PAGE_SIZE))).toEqual({ after: 'z' });
  });

  it('is found by number after a jump, or when a row of the one before it is gone', () => {
    expect(placeOf(3, undefined)).toEqual({ offset: 3 * PAGE_SIZE });
    expect(placeOf(3, page(PAGE_SIZE - 1))).toEqual({ offset: 3 * PAGE_SIZE });
  });

  it('at the beginning is just there', () => {
    expect(placeOf(0, undefined)).toEqual({});
  });
});

describe('the pages around what is seen', () => {
  it('are loaded a little ahead', () => {
    expect(pagesAround(0, 30, 100_000)).toEqual([0]);
    expect(pagesAround(10, 45, 100_000)).toEqual([0, 1]);
    expect(pagesAround(50_000, 50_030, 100_000)).toEqual([499, 500]);
  });

  it('end with the rows', () => {
    expect(pagesAround(0, 30, 12)).toEqual([0]);
    expect(pagesAround(0, 0, 0)).toEqual([0]);
  });
});
