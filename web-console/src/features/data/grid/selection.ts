/** Rows that are chosen: some by their ids, or all that the filter finds. */
export type Selection = { all: boolean; ids: ReadonlySet<string> };

export const NOTHING: Selection = { all: false, ids: new Set() };
export const EVERYTHING: Selection = { all: true, ids: new Set() };

export function isSelected({ all, ids }: Selection, id: string): boolean {
  return all || ids.has(id);
}

export function sizeOf({ all, ids }: Selection, total: number): number {
  return all ? total : ids.size;
}

/** The same with one row more or less. Of everything, taking one away leaves those that are known. */
export function withToggled(selection: Selection, id: string, known: readonly string[]): Selection {
  const ids = new Set(selection.all ? known : selection.ids);
  if (!ids.delete(id)) {
    ids.add(id);
  }
  return { all: false, ids };
}

export function withAdded({ ids }: Selection, more: readonly string[]): Selection {
  return { all: false, ids: new Set([...ids, ...more]) };
}
