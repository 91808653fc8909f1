/** How many rows an answer has, wherever they are, and how many errors. */
export function summaryOf(response: unknown): { rows: number; errors: number } {
  const { data, errors } = (response ?? {}) as { data?: unknown; errors?: unknown };
  return { rows: countRows(data), errors: Array.isArray(errors) ? errors.length : 0 };
}

function countRows(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  return Object.entries(value).reduce((sum, [name, member]) => {
    const isList = (name === 'nodes' || name === 'edges') && Array.isArray(member);
    return sum + (isList ? member.length : countRows(member));
  }, 0);
}
