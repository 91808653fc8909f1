let open = false;
const listeners = new Set<() => void>();

/** Whether the sheet of shortcuts is shown. */
export const help = {
  get open(): boolean {
    return open;
  },
  set(next: boolean): void {
    open = next;
    for (const listener of listeners) {
      listener();
    }
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function openShortcutHelp(): void {
  help.set(true);
}
