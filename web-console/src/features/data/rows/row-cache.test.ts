import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Row, RowsPage } from '@/lib/documents/operation';
import { RowCache } from './row-cache';

const row = (id: string, values = {}): Row => ({
  id,
  rowId: id,
  rowVersion: '1',
  title: id,
  ...values,
});
const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
const page = (...nodes: Row[]): RowsPage => ({ nodes, pageInfo });

const wide = ['rows', 'blog', 'books', 'page', { names: ['pages', 'title'] }, 0];
const narrow = ['rows', 'blog', 'books', 'page', { names: ['title'] }, 0];
const other = ['rows', 'blog', 'tags', 'page', {}, 0];

let client: QueryClient;
let cache: RowCache;
const shown = (key: unknown[]) => client.getQueryData<RowsPage>(key)?.nodes ?? [];

beforeEach(() => {
  client = new QueryClient();
  cache = new RowCache(client, 'blog', 'books');
  client.setQueryData(wide, page(row('a', { pages: 1 }), row('b', { pages: 2 })));
  client.setQueryData(narrow, page(row('b')));
  client.setQueryData(other, page(row('b')));
});

describe('what is shown of a row', () => {
  it('changes wherever it is shown, and nowhere else', () => {
    cache.merge('b', { title: 'Wolves' });
    expect(shown(wide).map(({ title }) => title)).toEqual(['a', 'Wolves']);
    expect(shown(narrow)[0]?.title).toBe('Wolves');
    expect(shown(other)[0]?.title).toBe('b');
  });

  it('keeps its version where not all of the new one is known, so that no change is overwritten unseen', () => {
    cache.merge('b', { ...row('b', { title: 'Wolves' }), rowVersion: '2' });
    expect(shown(narrow)[0]).toMatchObject({ title: 'Wolves', rowVersion: '2' });
    expect(shown(wide)[1]).toMatchObject({ title: 'Wolves', rowVersion: '1', pages: 2 });
  });

  it('leaves what is the same alone, so that nothing is drawn anew', () => {
    const before = client.getQueryData(wide);
    cache.merge('nobody', { title: 'x' });
    cache.remove(new Set(['nobody']));
    expect(client.getQueryData(wide)).toBe(before);
  });

  it('goes away with the row', () => {
    cache.remove(new Set(['a']));
    expect(shown(wide).map(({ id }) => id)).toEqual(['b']);
    expect(cache.find('a')).toBeUndefined();
  });
});
