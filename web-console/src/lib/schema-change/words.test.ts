import { describe, expect, it } from 'vitest';
import english from '@/i18n/en/review.json';
import type { SchemaOperation } from './operation';
import type { PlannedStatement } from './plan';
import { describeOperation, describePlan, severityOf, waitOf } from './words';

const about = { collection: 'articles', field: 'title' };
const operations: SchemaOperation[] = [
  { createCollection: { name: 'articles' } },
  { updateCollection: { collection: 'articles' } },
  { renameCollection: { collection: 'articles', name: 'posts' } },
  { renameCollection: { collection: 'articles', name: 'posts', keepAlias: false } },
  { archiveCollection: { collection: 'articles' } },
  { restoreCollection: { collection: 'articles' } },
  { purgeCollection: { collection: 'articles', confirm: 'articles' } },
  { addField: { collection: 'articles', field: { name: 'title', type: 'TEXT' } } },
  { addField: { collection: 'articles', field: { name: 'title', type: 'TEXT', required: true } } },
  {
    addField: { collection: 'articles', field: { name: 'title', type: 'TEXT', backfill: 'x' } },
  },
  { updateField: { ...about, required: true } },
  { updateField: { ...about, required: false } },
  { updateField: { ...about, required: true, backfill: 'x' } },
  { updateField: { ...about, backfill: 'x' } },
  { updateField: { ...about, unique: true } },
  { updateField: { ...about, unique: false } },
  { updateField: { ...about, indexed: true } },
  { updateField: { ...about, indexed: false } },
  { updateField: { ...about, default: null } },
  { updateField: { ...about, default: 'x' } },
  { updateField: { ...about, options: [] } },
  { updateField: { ...about, config: {} } },
  { updateField: { ...about, deprecated: 'why' } },
  { updateField: { ...about, deprecated: '' } },
  { updateField: { ...about, label: 'Title' } },
  { updateField: { ...about, label: 'Title', required: true } },
  { renameField: { ...about, name: 'headline' } },
  { renameField: { ...about, name: 'headline', keepAlias: false } },
  { changeFieldType: { ...about, type: 'INTEGER' } },
  { changeFieldType: { ...about, type: 'INTEGER', onFailure: 'SET_NULL' } },
  { archiveField: about },
  { restoreField: about },
  { purgeField: { ...about, confirm: 'title' } },
  { createRelation: { collection: 'articles', name: 'author', target: 'authors' } },
  {
    createRelation: {
      collection: 'articles',
      name: 'cover',
      target: 'images',
      kind: 'ONE_TO_ONE',
    },
  },
  {
    createRelation: { collection: 'articles', name: 'tags', target: 'tags', kind: 'MANY_TO_MANY' },
  },
  { updateRelation: { collection: 'articles', relation: 'author' } },
  { archiveRelation: about },
  { addIndex: { collection: 'articles', fields: ['title'] } },
  { addIndex: { collection: 'articles', fields: ['title'], unique: true } },
  { dropIndex: { collection: 'articles', name: 'articles_title_idx' } },
  ...(['READ', 'CREATE', 'UPDATE', 'DELETE'] as const).flatMap((action) => [
    { setPolicy: { collection: 'articles', role: 'user', action } },
    { setPolicy: { collection: 'articles', role: 'user', action, rows: { id: { eq: '1' } } } },
    { removePolicy: { collection: 'articles', role: 'user', action } },
  ]),
  { setAccess: { collection: 'articles', operation: 'LIST', access: 'PUBLIC' } },
  { createRole: { name: 'editor' } },
  { updateRole: { name: 'editor' } },
  { removeRole: { name: 'editor' } },
];

function textOf(key: string): unknown {
  const steps = key.split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>(
    (node, step) => (node as Record<string, unknown> | undefined)?.[step],
    english,
  ) as Record<string, unknown> | undefined;
  return parent?.[last] ?? parent?.[`${last}_other`];
}

describe('every operation', () => {
  it.each(operations.map((operation) => [JSON.stringify(operation), operation] as const))(
    '%s is a sentence whose blanks are all filled',
    (_, operation) => {
      const { key, values } = describeOperation(operation);
      const text = textOf(`operation.${key}`);
      expect(typeof text).toBe('string');
      const blanks = [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      expect(Object.keys(values)).toEqual(expect.arrayContaining(blanks));
    },
  );

  it('that deletes for good is marked as dangerous', () => {
    expect(severityOf({ purgeField: { ...about, confirm: 'title' } })).toBe('danger');
    expect(severityOf({ archiveField: about })).toBe('careful');
    expect(severityOf({ addField: { collection: 'a', field: { name: 'b', type: 'TEXT' } } })).toBe(
      'plain',
    );
  });
});

function statement(change: Partial<PlannedStatement>): PlannedStatement {
  return {
    sql: 'alter table …',
    lock: 'ACCESS EXCLUSIVE',
    rewritesTable: false,
    online: false,
    tableRows: 100,
    ...change,
  };
}

function effects(...statements: PlannedStatement[]) {
  return describePlan({ statements }).map(({ key }) => key);
}

describe('a plan', () => {
  it('without statements touches no table', () => {
    expect(effects()).toEqual(['effect.none']);
  });

  it('of moments makes nobody wait', () => {
    expect(effects(statement({}))).toEqual(['effect.moment']);
  });

  it('that writes rows anew says so, with the number of rows', () => {
    expect(describePlan({ statements: [statement({ rewritesTable: true })] })).toEqual([
      { key: 'effect.rewrite', values: { rows: 100 } },
    ]);
  });

  it('on a new table stops nobody', () => {
    expect(effects(statement({ rewritesTable: true, tableRows: 0, lock: 'NONE' }))).toEqual([
      'effect.moment',
    ]);
  });

  it('that keeps writers out says so', () => {
    expect(effects(statement({ lock: 'SHARE' }))).toEqual(['effect.writersWait']);
  });

  it('of a large table goes on in the background', () => {
    expect(
      effects(statement({ lock: 'SHARE UPDATE EXCLUSIVE', online: true, tableRows: 50_000 })),
    ).toEqual(['effect.background']);
  });

  it('says of each statement who waits', () => {
    expect(waitOf(statement({ online: true }))).toBe('nobody');
    expect(waitOf(statement({}))).toBe('moment');
    expect(waitOf(statement({ rewritesTable: true }))).toBe('everybody');
    expect(waitOf(statement({ lock: 'SHARE' }))).toBe('writers');
    expect(waitOf(statement({ lock: 'ROW EXCLUSIVE' }))).toBe('nobody');
  });
});
