import { describe, expect, it } from 'vitest';
import { collectionOf, fieldOf, relationOf } from '@/testing/catalogs';
import {
  newRelationForm,
  relationForm,
  relationProblems,
  toRelation,
  toRelationUpdate,
} from './relation-form';

const articles = collectionOf({ name: 'articles', fields: [fieldOf({ name: 'title' })] });
const authors = collectionOf({ name: 'authors' });

describe('a relation that is drawn', () => {
  it('is named after what it leads to, and back', () => {
    expect(newRelationForm(articles, authors)).toMatchObject({
      name: 'author',
      inverseName: 'articles',
      kind: 'MANY_TO_ONE',
    });
  });

  it('to many has the plural on both sides', () => {
    expect(newRelationForm(articles, authors, 'MANY_TO_MANY')).toMatchObject({
      name: 'authors',
      inverseName: 'articles',
    });
  });

  it('takes another name where the first is taken', () => {
    const taken = { ...articles, relations: [relationOf({ name: 'author', to: 'authors' })] };
    expect(newRelationForm(taken, authors).name).toBe('author_2');
  });

  it('becomes one operation', () => {
    expect(toRelation({ ...newRelationForm(articles, authors), inverseName: '' })).toEqual({
      createRelation: {
        collection: 'articles',
        name: 'author',
        target: 'authors',
        kind: 'MANY_TO_ONE',
        required: false,
        onDelete: 'RESTRICT',
      },
    });
  });

  it('that is required cannot be emptied', () => {
    const form = newRelationForm(articles, authors);
    expect(relationProblems({ ...form, required: true, onDelete: 'SET_NULL' }, articles)).toEqual({
      onDelete: 'required-null',
    });
    expect(relationProblems({ ...form, name: 'title' }, articles)).toEqual({ name: 'name-taken' });
  });
});

describe('a relation that is edited', () => {
  const relation = relationOf({ name: 'author', to: 'authors', inverseName: 'articles' });

  it('into itself is no change', () => {
    expect(toRelationUpdate(relation, relationForm('articles', relation))).toBeUndefined();
  });

  it('says only what differs; an empty name takes the other end away', () => {
    const form = { ...relationForm('articles', relation), inverseName: '', required: true };
    expect(toRelationUpdate(relation, form)).toEqual({
      updateRelation: {
        collection: 'articles',
        relation: 'author',
        inverseName: '',
        required: true,
      },
    });
  });
});
