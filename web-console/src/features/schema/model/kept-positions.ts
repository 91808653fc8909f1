import type { Point, Positions } from './layout';

/** Where somebody has put the collections, a preference of this browser. */
export function readPositions(project: string): Positions {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(project)) ?? '{}');
    return Object.fromEntries(
      Object.entries(stored as Record<string, unknown>).filter((entry): entry is [string, Point] =>
        isPoint(entry[1]),
      ),
    );
  } catch {
    return {};
  }
}

export function keepPositions(project: string, positions: Positions): void {
  localStorage.setItem(key(project), JSON.stringify(positions));
}

export function forgetPositions(project: string): void {
  localStorage.removeItem(key(project));
}

function key(project: string): string {
  return `weft:canvas:${project}`;
}

function isPoint(value: unknown): value is Point {
  return (
    typeof value === 'object' &&
    value !== null &&
    'x' in value &&
    'y' in value &&
    Number.isFinite(value.x) &&
    Number.isFinite(value.y)
  );
}
