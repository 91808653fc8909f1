import { describe, expect, it } from 'vitest';
import type { Row } from '@/lib/documents/operation';
import { libraryCollection } from '@/testing/library';
import { copyOf, draftsOf, formFields, inputOf, newDrafts, patchOf, readForm } from './form-model';

const books = libraryCollection('books');
const fields = formFields(books);
const control = (name: string) => fields.find((field) => field.name === name)?.control;

const row: Row = {
  id: 'global',
  rowId: '0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f',
  rowVersion: '7',
  title: 'Bears',
  price: '10.50',
  copies: '9223372036854775807',
  genres: ['CRIME'],
  meta: { a: null },
  inPrint: false,
  status: 'PUBLISHED',
  code: '0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e50',
  authorId: '0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e51',
  author: { id: 'a', name: 'Ann' },
  createdAt: '2026-01-01T00:00:00Z',
};

describe('the form of a collection', () => {
  it('has a control for every type', () => {
    expect(control('title')).toBe('text');
    expect(control('summary')).toBe('longText');
    expect(control('pages')).toBe('integer');
    expect(control('price')).toBe('decimal');
    expect(control('inPrint')).toBe('checkbox');
    expect(control('publishedOn')).toBe('date');
    expect(control('soldAt')).toBe('dateTime');
    expect(control('meta')).toBe('json');
    expect(control('status')).toBe('select');
    expect(control('genres')).toBe('multiSelect');
    expect(control('aliases')).toBe('list');
    expect(control('authorId')).toBe('relation');
    expect(control('readerId')).toBe('relation');
  });

  it('asks for nothing that Weft writes itself', () => {
    const names = fields.map(({ name }) => name);
    expect(names).not.toContain('rowId');
    expect(names).not.toContain('createdAt');
    expect(names).not.toContain('createdById');
  });

  it('demands what is required and has no default', () => {
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    expect(required).toEqual(['title', 'authorId']);
  });

  it('begins with the defaults, options by the names of the API', () => {
    expect(newDrafts(fields, {}).status).toBe('DRAFT');
    expect(newDrafts(fields, { status: 'PUBLISHED' }).status).toBe('PUBLISHED');
  });

  it('brings back the values of a row as they are', () => {
    const read = readForm(fields, draftsOf(fields, row));
    expect(read.ok && patchOf(read.values, row)).toEqual({});
  });

  it('tells all that is wrong at once', () => {
    const drafts = { ...draftsOf(fields, row), title: '', pages: 'many', price: '1.005' };
    expect(readForm(fields, drafts)).toEqual({
      ok: false,
      problems: {
        title: { code: 'required' },
        pages: { code: 'integer' },
        price: { code: 'tooManyDecimals', params: { scale: 2 } },
      },
    });
  });

  it('patches what has changed alone, and can take values away', () => {
    const drafts = { ...draftsOf(fields, row), title: 'Wolves', price: null };
    const read = readForm(fields, drafts);
    expect(read.ok && patchOf(read.values, row)).toEqual({ title: 'Wolves', price: null });
  });

  it('leaves to the defaults what a new row does not say', () => {
    expect(inputOf({ title: 'x', pages: null, inPrint: false })).toEqual({
      title: 'x',
      inPrint: false,
    });
  });

  it('makes a deleted row again with its key, and a copy without', () => {
    expect(copyOf(books, row, true)).toMatchObject({ rowId: row.rowId, title: 'Bears' });
    expect(copyOf(books, row, false)).not.toHaveProperty('rowId');
    expect(copyOf(books, row, true)).not.toHaveProperty('author');
    expect(copyOf(books, row, true)).not.toHaveProperty('createdAt');
  });
});
