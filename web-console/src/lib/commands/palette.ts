let open = false;
const listeners = new Set<() => void>();

/** Whether the command palette is shown. */
export const palette = {
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

export function openPalette(): void {
  palette.set(true);
}
