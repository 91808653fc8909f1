import type { LoggedChange } from '@/lib/schema-change/changes';
import { type ChangesSearch, timeRange } from '../search';

export function fits(change: LoggedChange, search: ChangesSearch): boolean {
  const { from, to } = timeRange(search);
  const at = Date.parse(change.createdAt);
  return (
    (!search.actor || change.actor === search.actor) &&
    (!search.status || change.status === search.status) &&
    (!search.action || namesOf(change).includes(search.action)) &&
    (!search.resource || mentions(change.operations, search.resource.toLowerCase())) &&
    (!from || at >= Date.parse(from)) &&
    (!to || at <= Date.parse(to))
  );
}

/** Names of the operations that occur, and of the one that is asked for. */
export function operationNames(
  changes: readonly LoggedChange[],
  asked: string | undefined,
): string[] {
  const names = new Set(changes.flatMap(namesOf));
  if (asked) {
    names.add(asked);
  }
  return [...names].sort();
}

function namesOf(change: LoggedChange): string[] {
  return change.operations.flatMap((operation) =>
    typeof operation === 'object' && operation !== null ? Object.keys(operation) : [],
  );
}

/** Whether any text in it contains the words. */
function mentions(value: unknown, words: string): boolean {
  if (typeof value === 'string') {
    return value.toLowerCase().includes(words);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some((member) => mentions(member, words));
  }
  return false;
}
