export const PERIODS = ['1h', '24h', '7d', '30d'] as const;
export type Period = (typeof PERIODS)[number];

export const STATUSES = ['APPLIED', 'RUNNING', 'FAILED'] as const;

/** When: a period up to now, or days from and to. */
export type TimeSearch = {
  since?: Period | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

export type ChangesSearch = TimeSearch & {
  actor?: string | undefined;
  status?: (typeof STATUSES)[number] | undefined;
  /** Name of an operation, such as addField. */
  action?: string | undefined;
  /** Part of what was changed, such as the name of a collection. */
  resource?: string | undefined;
  /** The one whose details are shown. */
  change?: string | undefined;
};

export type AuditSearch = TimeSearch & {
  actor?: string | undefined;
  action?: string | undefined;
  resource?: string | undefined;
  /** The one whose details are shown. */
  event?: string | undefined;
};

type Given = Record<string, unknown>;

export function parseChangesSearch(search: Given): ChangesSearch {
  return {
    ...parseTime(search),
    actor: text(search.actor),
    status: STATUSES.find((status) => status === search.status),
    action: text(search.action),
    resource: text(search.resource),
    change: text(search.change),
  };
}

export function parseAuditSearch(search: Given): AuditSearch {
  return {
    ...parseTime(search),
    actor: text(search.actor),
    action: text(search.action),
    resource: text(search.resource),
    event: text(search.event),
  };
}

function parseTime(search: Given): TimeSearch {
  return {
    since: PERIODS.find((period) => period === search.since),
    from: day(search.from),
    to: day(search.to),
  };
}

const HOUR = 3_600_000;
const HOURS: Record<Period, number> = { '1h': 1, '24h': 24, '7d': 7 * 24, '30d': 30 * 24 };

/** The bounds that are meant, as instants; days are those of the reader's time zone, the last one included. */
export function timeRange(search: TimeSearch, now = Date.now()): { from?: string; to?: string } {
  if (search.since) {
    return { from: new Date(now - HOURS[search.since] * HOUR).toISOString() };
  }
  return {
    ...(search.from && { from: new Date(`${search.from}T00:00:00`).toISOString() }),
    ...(search.to && { to: new Date(`${search.to}T23:59:59.999`).toISOString() }),
  };
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
