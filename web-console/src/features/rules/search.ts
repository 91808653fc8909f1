import type { PolicyAction } from '@/lib/catalog/catalog';

/** The cell of the matrix that is edited: who, and what. */
export type CellSearch = { role?: string | undefined; action?: PolicyAction | undefined };

export type TrySearch = {
  role?: string | undefined;
  user?: string | undefined;
  collection?: string | undefined;
};

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const ID = /^[0-9a-fA-F-]{1,40}$/;
const ACTIONS: readonly unknown[] = ['READ', 'CREATE', 'UPDATE', 'DELETE'];

export function parseCellSearch(search: Record<string, unknown>): CellSearch {
  const role = matching(NAME, search.role);
  return role && ACTIONS.includes(search.action)
    ? { role, action: search.action as PolicyAction }
    : {};
}

export function parseTrySearch(search: Record<string, unknown>): TrySearch {
  const role = matching(NAME, search.role);
  const user = matching(ID, search.user);
  const collection = matching(NAME, search.collection);
  return { ...(role && { role }), ...(user && { user }), ...(collection && { collection }) };
}

function matching(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
