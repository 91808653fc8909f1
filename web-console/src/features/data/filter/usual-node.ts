import { type Collection, columnOf, relationOf } from '@/lib/documents/model';
import { type FilterNode, group } from './filter';
import { operatorsOf } from './operators';

/** A new condition on a subject: a column, `@relation`, or `=` for a comparison. */
export function usualNode(collection: Collection, subject: string): FilterNode {
  if (subject === '=') {
    const [first, second = first] = collection.columns;
    const left = first?.apiName ?? '';
    return { kind: 'compare', left, op: 'EQ', right: second?.apiName ?? left };
  }
  if (subject.startsWith('@')) {
    const relation = relationOf(collection, subject.slice(1));
    const quantifier = relation?.many ? 'some' : 'is';
    return { kind: 'relation', relation: subject.slice(1), quantifier, filter: group('and', []) };
  }
  const column = columnOf(collection, subject) ?? collection.title;
  const operator = operatorsOf(column)[0]?.id ?? 'eq';
  return { kind: 'condition', field: column.apiName, operator, value: null };
}
