import { commands } from './commands';
import { isTyping, strokeOf, strokesOf } from './keys';

const PAUSE_MS = 1_000;

/** Runs commands by their keys, until the returned function is called. */
export function listenForShortcuts(target: Document = document): () => void {
  let pressed: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) {
      return;
    }
    const stroke = strokeOf(event);
    const global = stroke.startsWith('mod+');
    if (isModifier(event.key) || (!global && isTyping(event))) {
      return;
    }
    clearTimeout(timer);
    pressed = [...pressed, stroke];
    const command = match(pressed) ?? match([stroke]);
    if (command) {
      event.preventDefault();
      pressed = [];
      command.run();
      return;
    }
    pressed = beginsOne(pressed) ? pressed : beginsOne([stroke]) ? [stroke] : [];
    timer = setTimeout(() => {
      pressed = [];
    }, PAUSE_MS);
  }

  target.addEventListener('keydown', onKeyDown);
  return () => {
    clearTimeout(timer);
    target.removeEventListener('keydown', onKeyDown);
  };
}

function match(strokes: readonly string[]) {
  return commands.current.findLast(({ keys }) => keys === strokes.join(' '));
}

function beginsOne(strokes: readonly string[]): boolean {
  return commands.current.some(
    ({ keys }) => keys !== undefined && startsWith(strokesOf(keys), strokes),
  );
}

function startsWith(whole: readonly string[], start: readonly string[]): boolean {
  return start.length < whole.length && start.every((stroke, index) => whole[index] === stroke);
}

function isModifier(key: string): boolean {
  return ['Control', 'Shift', 'Alt', 'Meta'].includes(key);
}
