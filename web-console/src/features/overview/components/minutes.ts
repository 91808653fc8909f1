import type { Minute } from '../api/traffic';

const MINUTE = 60_000;
const HOUR = 60;

/** One entry for each minute of the hour up to now, also where nothing happened. */
export function everyMinute(known: readonly Minute[], now = Date.now()): Minute[] {
  const byStart = new Map(known.map((minute) => [startOf(Date.parse(minute.at)), minute]));
  return Array.from({ length: HOUR }, (_, index) => {
    const start = startOf(now) - (HOUR - 1 - index) * MINUTE;
    return byStart.get(start) ?? { at: new Date(start).toISOString(), requests: 0, errors: 0 };
  });
}

export function sum(minutes: readonly Minute[]): { requests: number; errors: number } {
  return minutes.reduce(
    (all, { requests, errors }) => ({
      requests: all.requests + requests,
      errors: all.errors + errors,
    }),
    { requests: 0, errors: 0 },
  );
}

function startOf(instant: number): number {
  return Math.floor(instant / MINUTE) * MINUTE;
}
