import type { Value } from '@/lib/documents/value';

/** As RFC 4180 says, so that nothing is lost: quotes where they are needed, a line for each row. */
export function csvLine(values: readonly Value[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Value): string {
  const text = csvText(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Texts that a spreadsheet would take for a formula get a quote in front; numbers are none. */
function csvText(value: Value): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'string') {
    return /^[=+\-@\t\r]/.test(value) && !/^[+-]?[\d.]+$/.test(value) ? `'${value}` : value;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
