import { useSyncExternalStore } from 'react';
import { session } from '../session/session-instance';

export type FreshSecret = { kind: 'PUBLISHABLE' | 'SECRET'; role: string; secret: string };

const known = new Map<string, FreshSecret>();
const listeners = new Set<() => void>();

/**
 * The server shows a secret once. Until the page is left or the account signs out, snippets fill in the last one that
 * was made here; it is kept in memory and nowhere else.
 */
export function rememberSecret(project: string, secret: FreshSecret): void {
  known.set(project, secret);
  changed();
}

session.subscribe(() => {
  if (session.state.status === 'signed-out') {
    known.clear();
    changed();
  }
});

export function useFreshSecret(project: string): FreshSecret | undefined {
  return useSyncExternalStore(subscribe, () => known.get(project));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  for (const listener of listeners) {
    listener();
  }
}
