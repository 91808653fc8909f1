/** A cell by its place; row -1 is the heading, column 0 chooses rows. */
export type Place = { row: number; col: number };

export type Extent = { rows: number; cols: number; page: number };

type Stroke = { key: string; ctrlKey: boolean; metaKey: boolean };

/** Where a key leads to in the grid; undefined when it leads nowhere. */
export function moveOf(stroke: Stroke, { row, col }: Place, extent: Extent): Place | undefined {
  const { rows, cols, page } = extent;
  const far = stroke.ctrlKey || stroke.metaKey;
  const at = (nextRow: number, nextCol: number): Place => ({
    row: Math.max(-1, Math.min(nextRow, rows - 1)),
    col: Math.max(0, Math.min(nextCol, cols - 1)),
  });
  switch (stroke.key) {
    case 'ArrowUp':
      return at(far ? Math.min(row, 0) : row - 1, col);
    case 'ArrowDown':
      return at(far ? rows - 1 : row + 1, col);
    case 'ArrowLeft':
      return at(row, far ? 0 : col - 1);
    case 'ArrowRight':
      return at(row, far ? cols - 1 : col + 1);
    case 'Home':
      return at(far ? 0 : row, 0);
    case 'End':
      return at(far ? rows - 1 : row, cols - 1);
    case 'PageUp':
      return at(Math.max(row - page, Math.min(row, 0)), col);
    case 'PageDown':
      return at(row + page, col);
    default:
      return undefined;
  }
}

/** Whether a key writes a character, which begins an edit. */
export function writes({ key, ctrlKey, metaKey }: Stroke & { altKey: boolean }): boolean {
  return [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey;
}
