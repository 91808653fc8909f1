import type { Column, Limits, ValueType } from './model';

/** A value as the API gives and takes it: big and exact numbers, dates and times are texts. */
export type Value = unknown;

/** Why a text is no value, to be put into words by who shows it. */
export type Problem = { code: ProblemCode; params?: Record<string, string | number> };

export type ProblemCode =
  | 'required'
  | 'integer'
  | 'number'
  | 'date'
  | 'dateTime'
  | 'uuid'
  | 'json'
  | 'boolean'
  | 'option'
  | 'tooLong'
  | 'tooSmall'
  | 'tooLarge'
  | 'tooManyDecimals'
  | 'pattern'
  | 'email'
  | 'url';

export type Parsed = { ok: true; value: Value } | { ok: false; problem: Problem };

const INT_MAX = 2n ** 31n - 1n;
const LONG_MAX = 2n ** 63n - 1n;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WHOLE = /^[+-]?\d{1,19}$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,5})?$/;

const fine = (value: Value): Parsed => ({ ok: true, value });
const wrong = (code: ProblemCode, params?: Problem['params']): Parsed => ({
  ok: false,
  problem: params ? { code, params } : { code },
});

/** Reads what somebody typed. Nothing typed is null, but for texts of fields that must have one. */
export function parseValue(type: ValueType, text: string): Parsed {
  if (type === 'TEXT') {
    return fine(text);
  }
  const trimmed = text.trim();
  if (trimmed === '') {
    return fine(null);
  }
  switch (type) {
    case 'INTEGER':
      return whole(trimmed, INT_MAX, Number);
    case 'BIGINT':
      return whole(trimmed, LONG_MAX, (value) => value.toString());
    case 'DECIMAL':
      return DECIMAL.test(trimmed) ? fine(trimmed.replace(/^\+/, '')) : wrong('number');
    case 'FLOAT':
      return DECIMAL.test(trimmed) && Number.isFinite(Number(trimmed))
        ? fine(Number(trimmed))
        : wrong('number');
    case 'BOOLEAN':
      return boolean(trimmed);
    case 'DATE':
      return isDate(trimmed) ? fine(trimmed) : wrong('date');
    case 'DATE_TIME':
      return dateTime(trimmed);
    case 'UUID':
      return UUID.test(trimmed) ? fine(trimmed.toLowerCase()) : wrong('uuid');
    case 'JSON':
      return json(trimmed);
    case 'SELECT':
      return fine(trimmed);
    case 'MULTI_SELECT':
    case 'TEXT_LIST':
      return fine(lines(text));
  }
}

function whole(text: string, max: bigint, read: (value: bigint) => Value): Parsed {
  if (!WHOLE.test(text)) {
    return wrong('integer');
  }
  const value = BigInt(text.replace(/^\+/, ''));
  if (value > max) {
    return wrong('tooLarge', { max: max.toString() });
  }
  return value < -max - 1n ? wrong('tooSmall', { min: (-max - 1n).toString() }) : fine(read(value));
}

function boolean(text: string): Parsed {
  if (['true', 'false'].includes(text)) {
    return fine(text === 'true');
  }
  return wrong('boolean');
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = new Date(`${text}T00:00:00Z`);
  return match !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A local time of the browser's zone, or an instant with an offset. */
function dateTime(text: string): Parsed {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    return Number.isNaN(Date.parse(text)) ? wrong('dateTime') : fine(text);
  }
  const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)$/.exec(text);
  const date = local ? new Date(`${local[1]}T${local[2]}`) : undefined;
  return date && !Number.isNaN(date.getTime()) ? fine(date.toISOString()) : wrong('dateTime');
}

function json(text: string): Parsed {
  try {
    return fine(JSON.parse(text));
  } catch {
    return wrong('json');
  }
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The text that stands for a value in a field that is edited; {@link parseValue} reads it back. */
export function editText(type: ValueType, value: Value): string {
  if (value === null || value === undefined) {
    return '';
  }
  switch (type) {
    case 'DATE_TIME':
      return localTime(String(value));
    case 'JSON':
      return JSON.stringify(value, null, 2);
    case 'MULTI_SELECT':
    case 'TEXT_LIST':
      return (value as readonly string[]).join('\n');
    default:
      return String(value);
  }
}

/** An instant as the browser's input for dates and times wants it. */
export function localTime(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) {
    return '';
  }
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}

/** What the catalog says of a column's values, checked before the server does. */
export function checkValue(column: Column, value: Value): Problem | undefined {
  if (value === null || value === undefined) {
    return column.required && !column.hasDefault ? { code: 'required' } : undefined;
  }
  if (typeof value === 'string' && column.type === 'TEXT') {
    return checkText(column, value);
  }
  if (['INTEGER', 'BIGINT', 'DECIMAL', 'FLOAT'].includes(column.type)) {
    return checkNumber(column.limits, String(value));
  }
  if (Array.isArray(value)) {
    const { maxLength } = column.limits;
    return maxLength !== undefined && value.some((element) => String(element).length > maxLength)
      ? { code: 'tooLong', params: { max: maxLength } }
      : undefined;
  }
  return undefined;
}

function checkText({ limits, fieldType, required }: Column, text: string): Problem | undefined {
  if (text === '' && required) {
    return { code: 'required' };
  }
  if (limits.maxLength !== undefined && [...text].length > limits.maxLength) {
    return { code: 'tooLong', params: { max: limits.maxLength } };
  }
  if (fieldType === 'EMAIL' && !/^[^\s@]+@[^\s@]+$/.test(text)) {
    return { code: 'email' };
  }
  return fieldType === 'URL' && !URL.canParse(text) ? { code: 'url' } : undefined;
}

function checkNumber({ min, max, scale }: Limits, text: string): Problem | undefined {
  if (min !== undefined && Number(text) < Number(min)) {
    return { code: 'tooSmall', params: { min: String(min) } };
  }
  if (max !== undefined && Number(text) > Number(max)) {
    return { code: 'tooLarge', params: { max: String(max) } };
  }
  const decimals = /\.(\d*)/.exec(text)?.[1]?.replace(/0+$/, '').length ?? 0;
  return scale !== undefined && decimals > scale
    ? { code: 'tooManyDecimals', params: { scale } }
    : undefined;
}

/** Whether two values of the API are the same to a person. */
export function sameValue(a: Value, b: Value): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
