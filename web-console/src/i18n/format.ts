export type Instant = string | number | Date;

export type Format = ReturnType<typeof createFormat>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const steps: readonly [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [MINUTE, 1_000, 'second'],
  [HOUR, MINUTE, 'minute'],
  [DAY, HOUR, 'hour'],
  [30 * DAY, DAY, 'day'],
  [365 * DAY, 30 * DAY, 'month'],
  [Number.POSITIVE_INFINITY, 365 * DAY, 'year'],
];

/** Dates and numbers as the locale writes them, in the time zone of the browser. */
export function createFormat(locale: string) {
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const precise = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  return {
    locale,
    date: (instant: Instant) => date.format(new Date(instant)),
    dateTime: (instant: Instant) => dateTime.format(new Date(instant)),
    /** With weekday, seconds and time zone. */
    precise: (instant: Instant) => precise.format(new Date(instant)),
    number: (value: number) => number.format(value),
    /** 1.2K */
    compact: (value: number) => compact.format(value),
    percent: (share: number) => percent.format(share),
    /** "3 minutes ago", "in 2 days" */
    relative: (instant: Instant, now: Instant = Date.now()) => {
      const distance = new Date(instant).getTime() - new Date(now).getTime();
      const step = steps.find(([limit]) => Math.abs(distance) < limit);
      const [, size, unit] = step ?? [0, DAY, 'day' as const];
      return relative.format(Math.round(distance / size), unit);
    },
  };
}
