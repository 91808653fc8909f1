import { type Collection, columnOf, isEditable } from '@/lib/documents/model';
import type { FilterGroup } from '../filter/filter';

/** What a new row must have to be among those that a filter finds, as far as the filter says so plainly. */
export function givenBy(collection: Collection, filter: FilterGroup): Record<string, unknown> {
  if (filter.op === 'or' || filter.not) {
    return {};
  }
  return Object.fromEntries(
    filter.items.flatMap((item) => {
      const column = item.kind === 'condition' ? columnOf(collection, item.field) : undefined;
      return item.kind === 'condition' && column && isEditable(column) && item.operator === 'eq'
        ? [[item.field, item.value]]
        : [];
    }),
  );
}
