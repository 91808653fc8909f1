import { useSyncExternalStore } from 'react';
import { type Theme, type ThemeChoice, theme } from './theme';

/** The theme that is shown. */
export function useTheme(): Theme {
  return useSyncExternalStore(theme.subscribe, () => theme.current);
}

/** What was chosen: one of the two, or whatever the system has. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(theme.subscribe, () => theme.choice);
}
