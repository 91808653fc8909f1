export type Toast = {
  id: number;
  title: string;
  description?: string;
  tone?: 'neutral' | 'danger';
  /** Such as undo. */
  action?: { label: string; run: () => void };
  /** Milliseconds; the default is longer when there is something to do. */
  duration?: number;
};

let last = 0;
let shown: readonly Toast[] = [];
const listeners = new Set<() => void>();

/** Says what could not be seen otherwise. What went wrong in a form belongs to the form. */
export function toast(message: Omit<Toast, 'id'>): number {
  last += 1;
  set([...shown.slice(-2), { ...message, id: last }]);
  return last;
}

export function dismissToast(id: number): void {
  set(shown.filter((message) => message.id !== id));
}

export const toasts = {
  get current(): readonly Toast[] {
    return shown;
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function set(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) {
    listener();
  }
}
