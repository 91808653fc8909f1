import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { help } from '@/lib/commands/help';
import { palette } from '@/lib/commands/palette';
import { GlobalCommands } from './global-commands';

const CommandPalette = lazy(() => import('./command-palette'));
const ShortcutHelp = lazy(() => import('./shortcut-help'));

/** Around every page: what can be called up anywhere. */
export function RootLayout() {
  const paletteOpen = useSyncExternalStore(palette.subscribe, () => palette.open);
  const helpOpen = useSyncExternalStore(help.subscribe, () => help.open);
  return (
    <>
      <Outlet />
      <GlobalCommands />
      <Suspense>
        {paletteOpen && <CommandPalette />}
        {helpOpen && <ShortcutHelp />}
      </Suspense>
    </>
  );
}
