import { describe, expect, it } from 'vitest';
import { collectionOf, fieldOf, relationOf } from '@/testing/catalogs';
import { keepPositions, readPositions } from './kept-positions';
import { arranged, layout, MOST_ROWS, type Positions, sizeOf } from './layout';

const authors = collectionOf({ name: 'authors' });
const articles = collectionOf({
  name: 'articles',
  relations: [
    relationOf({ name: 'author', to: 'authors' }),
    relationOf({ name: 'parent', to: 'articles' }),
    relationOf({ name: 'gone', to: 'elsewhere' }),
  ],
});
const tags = collectionOf({ name: 'tags' });
const all = [authors, articles, tags];

function overlaps(positions: Positions): boolean {
  const boxes = all.map((collection) => ({
    ...(positions[collection.name] ?? { x: 0, y: 0 }),
    ...sizeOf(collection),
  }));
  return boxes.some((a, i) =>
    boxes.some(
      (b, j) =>
        i < j &&
        a.x < b.x + b.width &&
        b.x < a.x + a.width &&
        a.y < b.y + b.height &&
        b.y < a.y + a.height,
    ),
  );
}

describe('a canvas nobody has touched', () => {
  it('shows every collection, none over another', () => {
    const positions = layout(all);
    expect(Object.keys(positions).sort()).toEqual(['articles', 'authors', 'tags']);
    expect(overlaps(positions)).toBe(false);
  });

  it('draws relations from left to right', () => {
    const positions = arranged(all);
    expect(positions.articles?.x).toBeLessThan(positions.authors?.x ?? 0);
  });
});

describe('a canvas that was arranged', () => {
  const kept = { authors: { x: 500, y: 40 }, articles: { x: 0, y: 300 }, tags: { x: 9, y: 9 } };

  it('stays as it was left', () => {
    expect(layout(all, kept)).toEqual(kept);
  });

  it('puts a new collection where nothing is yet', () => {
    const { tags: _, ...others } = kept;
    const positions = layout(all, others);
    expect(positions).toMatchObject(others);
    expect(positions.tags?.y).toBeGreaterThan(300);
    expect(overlaps(positions)).toBe(false);
  });

  it('is a preference of the browser, and nonsense there does no harm', () => {
    keepPositions('blog', kept);
    expect(readPositions('blog')).toEqual(kept);
    localStorage.setItem('weft:canvas:blog', '{"a":{"x":"1"},"b":{"x":1,"y":2}}');
    expect(readPositions('blog')).toEqual({ b: { x: 1, y: 2 } });
    localStorage.setItem('weft:canvas:blog', 'no json');
    expect(readPositions('blog')).toEqual({});
  });
});

describe('a node', () => {
  it('grows with its fields up to a limit', () => {
    const fields = Array.from({ length: 40 }, (_, index) => fieldOf({ name: `f${index}` }));
    const large = sizeOf(collectionOf({ name: 'a', fields }));
    const cut = sizeOf(collectionOf({ name: 'a', fields: fields.slice(0, MOST_ROWS + 1) }));
    expect(large).toEqual(cut);
    expect(sizeOf(authors).height).toBeLessThan(large.height);
  });
});
