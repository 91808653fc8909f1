import type { Collection } from '@/lib/catalog/catalog';

type Shown = Pick<Collection, 'listName' | 'itemName' | 'typeName' | 'fields'>;

const MOST_FIELDS = 8;

/** A document to begin with when somebody tries a role. */
export function sampleQuery(collection: Shown, mayList = true): string {
  const fields = collection.fields
    .filter((field) => !field.archivedAt && !field.system && field.type !== 'USER')
    .slice(0, MOST_FIELDS)
    .map((field) => field.apiName);
  const selection = ['id', ...fields].map((name) => `      ${name}`).join('\n');
  const list = collection.listName;
  return mayList ? `{\n  ${list}(first: 20) {\n    nodes {\n${selection}\n    }\n  }\n}\n` : '';
}
