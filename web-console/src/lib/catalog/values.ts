import type { FieldType } from './catalog';

export type Reading = { ok: true; value: unknown } | { ok: false; reason: ReadingProblem };
export type ReadingProblem =
  | 'whole-number'
  | 'number'
  | 'date'
  | 'date-time'
  | 'uuid'
  | 'json'
  | 'range';

const INT_LIMIT = 2 ** 31;
const UUID_PATTERN = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The JSON value that a text stands for in a field of a type. */
export function readValue(type: FieldType, text: string): Reading {
  const trimmed = text.trim();
  switch (type) {
    case 'TEXT':
    case 'LONG_TEXT':
    case 'URL':
    case 'EMAIL':
    case 'SINGLE_SELECT':
      return { ok: true, value: text };
    case 'INTEGER':
      return readInteger(trimmed);
    case 'BIGINT':
      return /^[+-]?\d+$/.test(trimmed)
        ? { ok: true, value: trimmed.replace(/^\+/, '') }
        : { ok: false, reason: 'whole-number' };
    case 'NUMBER':
      return /^[+-]?\d+(\.\d+)?$/.test(trimmed)
        ? { ok: true, value: trimmed.replace(/^\+/, '') }
        : { ok: false, reason: 'number' };
    case 'FLOAT': {
      const number = Number(trimmed);
      return trimmed !== '' && Number.isFinite(number)
        ? { ok: true, value: number }
        : { ok: false, reason: 'number' };
    }
    case 'BOOLEAN':
      return { ok: true, value: trimmed === 'true' };
    case 'DATE':
      return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) && !Number.isNaN(Date.parse(trimmed))
        ? { ok: true, value: trimmed }
        : { ok: false, reason: 'date' };
    case 'DATE_TIME':
      return readInstant(trimmed);
    case 'UUID':
    case 'USER':
      return UUID_PATTERN.test(trimmed)
        ? { ok: true, value: trimmed.toLowerCase() }
        : { ok: false, reason: 'uuid' };
    case 'JSON':
      return readJson(trimmed);
    case 'MULTI_SELECT':
    case 'TEXT_LIST':
      return { ok: true, value: toList(text) };
  }
}

function readInteger(text: string): Reading {
  if (!/^[+-]?\d+$/.test(text)) {
    return { ok: false, reason: 'whole-number' };
  }
  const number = Number(text);
  return number >= -INT_LIMIT && number < INT_LIMIT
    ? { ok: true, value: number }
    : { ok: false, reason: 'range' };
}

/** A time without an offset, as a browser's picker gives it, is local. */
function readInstant(text: string): Reading {
  const millis = Date.parse(text);
  return Number.isNaN(millis) || text === ''
    ? { ok: false, reason: 'date-time' }
    : { ok: true, value: new Date(millis).toISOString() };
}

export function readJson(text: string): Reading {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, reason: 'json' };
  }
}

/** One element a line, or separated by commas on a single line. */
export function toList(text: string): string[] {
  return text
    .split(/\n|,/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The text in which a value is edited. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
