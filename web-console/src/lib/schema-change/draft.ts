import { useSyncExternalStore } from 'react';
import type { SchemaOperation } from './operation';

/** Changes that were made in the console and not applied yet. */
export type Draft = readonly SchemaOperation[];

const EMPTY: Draft = [];
const drafts = new Map<string, Draft>();
const undone = new Map<string, Draft[]>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(project: string, draft: Draft): void {
  if (draft.length === 0) {
    drafts.delete(project);
  } else {
    drafts.set(project, draft);
  }
  for (const listener of listeners) {
    listener();
  }
}

export function draftOf(project: string): Draft {
  return drafts.get(project) ?? EMPTY;
}

/** Puts operations at the end of the draft. */
export function addToDraft(project: string, ...operations: SchemaOperation[]): void {
  remember(project);
  put(project, [...draftOf(project), ...operations]);
}

export function replaceDraft(project: string, operations: Draft): void {
  remember(project);
  put(project, operations);
}

/** Takes one operation out; the others stay as they are. */
export function removeFromDraft(project: string, index: number): void {
  replaceDraft(
    project,
    draftOf(project).filter((_, at) => at !== index),
  );
}

export function discardDraft(project: string): void {
  replaceDraft(project, EMPTY);
}

/** After it has been applied: nothing is left to undo. */
export function forgetDraft(project: string): void {
  undone.delete(project);
  put(project, EMPTY);
}

/** Takes back the last thing that was done to the draft. */
export function undoDraft(project: string): void {
  const [last, ...rest] = undone.get(project) ?? [];
  if (last) {
    undone.set(project, rest);
    put(project, last);
  }
}

function remember(project: string): void {
  undone.set(project, [draftOf(project), ...(undone.get(project) ?? [])].slice(0, 100));
}

export function useDraft(project: string): Draft {
  return useSyncExternalStore(subscribe, () => draftOf(project));
}

/** Whether any project has changes that leaving the page would lose. */
export function hasDrafts(): boolean {
  return drafts.size > 0;
}

/** Another account must not find the drafts of the one before. */
export function forgetAllDrafts(): void {
  drafts.clear();
  undone.clear();
  for (const listener of listeners) {
    listener();
  }
}
