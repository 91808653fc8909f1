const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  enter: isMac ? '↩' : 'Enter',
  escape: 'Esc',
};

/** "mod+k" is one stroke, "g d" is two strokes one after the other. */
export function strokesOf(keys: string): string[] {
  return keys.split(' ');
}

export function displayKeys(keys: string): string[] {
  return strokesOf(keys).map((stroke) =>
    stroke
      .split('+')
      .map((key) => names[key] ?? key.toUpperCase())
      .join(isMac ? '' : '+'),
  );
}

/** The stroke of a key press, as shortcuts are written. Shift counts where it does not make the character. */
export function strokeOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const parts = [];
  if (isMac ? event.metaKey : event.ctrlKey) {
    parts.push('mod');
  }
  if (event.altKey) {
    parts.push('alt');
  }
  if (event.shiftKey && key.length > 1) {
    parts.push('shift');
  }
  return [...parts, key === ' ' ? 'space' : key].join('+');
}

/** Whether a press without Ctrl or Cmd belongs to what has the focus, such as a text field. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest(
        '[role="dialog"], [role="alertdialog"], [role="menu"], .graphiql-container',
      ) !== null)
  );
}
