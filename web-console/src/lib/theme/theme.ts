export type Theme = 'light' | 'dark';
export type ThemeChoice = Theme | 'system';

const KEY = 'weft:theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

let choice = storedChoice();

/** The theme of the system, or the one chosen here; `public/theme.js` applies the choice before the first paint. */
export const theme = {
  get choice(): ThemeChoice {
    return choice;
  },

  get current(): Theme {
    if (choice !== 'system') {
      return choice;
    }
    return dark.matches ? 'dark' : 'light';
  },

  choose(next: ThemeChoice): void {
    choice = next;
    if (next === 'system') {
      localStorage.removeItem(KEY);
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem(KEY, next);
      document.documentElement.dataset.theme = next;
    }
    for (const listener of listeners) {
      listener();
    }
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    dark.addEventListener('change', listener);
    return () => {
      listeners.delete(listener);
      dark.removeEventListener('change', listener);
    };
  },
};

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
