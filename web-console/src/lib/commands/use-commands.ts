import { useEffect, useSyncExternalStore } from 'react';
import { type Command, commands } from './commands';

/** Offers commands while the component is shown. Memoise the list. */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => commands.register(list), [list]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(commands.subscribe, () => commands.current);
}
