const DAYS = ['7', '30', '90'] as const;

export type OperationsSearch = {
  /** Only those of this client. */
  client?: string | undefined;
  /** Only those that nobody has sent for so many days. */
  unused?: (typeof DAYS)[number] | undefined;
  /** The hash of the one whose document is shown. */
  operation?: string | undefined;
};

export function parseOperationsSearch(search: Record<string, unknown>): OperationsSearch {
  return {
    client: text(search.client),
    unused: DAYS.find((days) => days === String(search.unused)),
    operation: text(search.operation),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
