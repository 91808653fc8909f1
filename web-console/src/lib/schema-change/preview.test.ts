import { describe, expect, it } from 'vitest';
import { catalogOf, collectionOf, fieldOf, relationOf } from '@/testing/catalogs';
import type { SchemaOperation } from './operation';
import { preview } from './preview';
import { withoutCollection, withoutMember } from './withdraw';

const catalog = catalogOf(
  collectionOf({
    name: 'articles',
    fields: [fieldOf({ name: 'title' }), fieldOf({ name: 'created_at', system: true })],
    relations: [relationOf({ name: 'author', to: 'authors' })],
  }),
  collectionOf({ name: 'authors' }),
);

function drafted(...operations: SchemaOperation[]) {
  return preview(catalog, operations);
}

function articles(...operations: SchemaOperation[]) {
  const found = drafted(...operations).collections.find((it) => it.id === 'collection-articles');
  expect(found).toBeDefined();
  return found as NonNullable<typeof found>;
}

describe('a draft', () => {
  it('shows a new field before those of the system, marked as new', () => {
    const { fields } = articles({
      addField: { collection: 'articles', field: { name: 'due_on', type: 'DATE' } },
    });
    expect(fields.map((field) => [field.name, field.draft])).toEqual([
      ['title', undefined],
      ['due_on', 'new'],
      ['created_at', undefined],
    ]);
  });

  it('can go on with what it creates itself', () => {
    const { collections } = drafted(
      { createCollection: { name: 'tags', fields: [{ name: 'label', type: 'TEXT' }] } },
      { updateField: { collection: 'tags', field: 'label', required: true } },
      {
        createRelation: {
          collection: 'articles',
          name: 'tags',
          target: 'tags',
          kind: 'MANY_TO_MANY',
        },
      },
    );
    const tags = collections.find((it) => it.name === 'tags');
    expect(tags?.fields[0]).toMatchObject({ name: 'label', required: true, draft: 'new' });
    expect(collections[0]?.relations.map((relation) => relation.name)).toEqual(['author', 'tags']);
  });

  it('follows a renamed collection from the relations that lead to it', () => {
    const { relations } = articles({
      renameCollection: { collection: 'authors', name: 'writers' },
    });
    expect(relations[0]?.target.name).toBe('writers');
  });

  it('replaces the policy of the same role and action', () => {
    const rows = { title: { eq: 'x' } };
    const { policies } = articles(
      { setPolicy: { collection: 'articles', role: 'user', action: 'READ' } },
      { setPolicy: { collection: 'articles', role: 'user', action: 'READ', rows } },
      { setPolicy: { collection: 'articles', role: 'user', action: 'UPDATE' } },
    );
    expect(policies.map((policy) => [policy.action, policy.rows])).toEqual([
      ['READ', rows],
      ['UPDATE', {}],
    ]);
  });

  it('leaves the catalog that it is of as it was', () => {
    const before = structuredClone(catalog);
    drafted({ archiveField: { collection: 'articles', field: 'title' } });
    expect(catalog).toEqual(before);
  });

  it('archives fields and relations alike, and brings them back', () => {
    const archive = { archiveField: { collection: 'articles', field: 'author' } };
    const restore = { restoreField: { collection: 'articles', field: 'author' } };
    expect(articles(archive).relations[0]?.archivedAt).toBeTruthy();
    expect(articles(archive, restore).relations[0]?.archivedAt).toBeNull();
  });
});

describe('taking something out of a draft', () => {
  const draft: SchemaOperation[] = [
    { createCollection: { name: 'tags', fields: [{ name: 'label', type: 'TEXT' }] } },
    { addField: { collection: 'tags', field: { name: 'color', type: 'TEXT' } } },
    { updateField: { collection: 'tags', field: 'color', required: true } },
    { createRelation: { collection: 'articles', name: 'tag', target: 'tags' } },
    { archiveField: { collection: 'articles', field: 'title' } },
  ];

  it('takes a collection with all that leads to it', () => {
    expect(withoutCollection(draft, 'tags')).toEqual([draft[4]]);
  });

  it('takes a field with what is said of it', () => {
    expect(withoutMember(draft, 'tags', 'color')).toEqual([draft[0], draft[3], draft[4]]);
  });

  it('takes a field out of the collection that brings it', () => {
    expect(withoutMember(draft, 'tags', 'label')[0]).toEqual({
      createCollection: { name: 'tags', fields: [] },
    });
  });
});
