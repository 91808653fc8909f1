import type { LucideIcon } from 'lucide-react';

/** Something that can be done by name from the palette, and where it has keys by those. */
export type Command = {
  id: string;
  title: string;
  /** Heading in the palette and in the help sheet. */
  section: string;
  /** "mod+k", or a sequence such as "g d". */
  keys?: string;
  /** Other words that find it. */
  keywords?: readonly string[];
  icon?: LucideIcon;
  run: () => void;
};

const groups = new Map<symbol, readonly Command[]>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

/** What the pages that are shown offer. */
export const commands = {
  get current(): readonly Command[] {
    return all;
  },

  register(group: readonly Command[]): () => void {
    const id = Symbol('commands');
    groups.set(id, group);
    changed();
    return () => {
      groups.delete(id);
      changed();
    };
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function changed(): void {
  all = [...groups.values()].flat();
  for (const listener of listeners) {
    listener();
  }
}
