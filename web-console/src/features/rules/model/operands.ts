import type { ValueKind } from './filter-schema';
import { literal, shownLiteral } from './variables';

/** The JSON value of what somebody typed; what is no number yet stays a text, which the server refuses. */
export function toOperand(kind: ValueKind, type: string, text: string): unknown {
  switch (kind) {
    case 'integer':
      return type === 'Int' && /^-?\d{1,10}$/.test(text.trim()) ? Number(text) : text.trim();
    case 'decimal': {
      const isNumber = type === 'Float' && text.trim() !== '' && Number.isFinite(Number(text));
      // "1." is on its way to "1.5": as a number it would lose its point.
      return isNumber && String(Number(text)) === text.trim() ? Number(text) : text.trim();
    }
    case 'search':
      return text === '' ? '' : { query: text };
    case 'similar':
      return text === '' ? '' : { to: text };
    case 'text':
      return literal(text);
    default:
      return text;
  }
}

export function toOperandText(kind: ValueKind, value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const member = kind === 'search' ? 'query' : 'to';
    return member in value ? String((value as Record<string, unknown>)[member]) : '';
  }
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? shownLiteral(value) : String(value);
}

/** From an instant to what a browser's picker shows, in local time. */
export function toLocalTime(value: unknown): string {
  const millis = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(millis)) {
    return '';
  }
  const date = new Date(millis);
  return new Date(millis - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocalTime(text: string): string {
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? '' : new Date(millis).toISOString();
}
