import type { Column } from './model';
import type { Value } from './value';

/** What floats hold at most. */
const FLOAT_DIGITS = 20;

/** Values as people of a locale read them. Exact numbers stay exact. */
export class Formats {
  readonly #locale: string;
  readonly #number: Intl.NumberFormat;
  readonly #point: string;
  readonly #date: Intl.DateTimeFormat;
  readonly #dateTime: Intl.DateTimeFormat;

  constructor(locale: string, timeZone?: string) {
    this.#locale = locale;
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: FLOAT_DIGITS });
    const parts = this.#number.formatToParts(0.5);
    this.#point = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    this.#dateTime = new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      ...(timeZone && { timeZone }),
    });
  }

  get locale(): string {
    return this.#locale;
  }

  /** An empty text for null; JSON in one line; options by their labels. */
  value(column: Pick<Column, 'type' | 'options'>, value: Value): string {
    if (value === null || value === undefined) {
      return '';
    }
    switch (column.type) {
      case 'INTEGER':
      case 'FLOAT':
      case 'BIGINT':
      case 'DECIMAL':
        return this.number(value as number | string);
      case 'DATE':
        return this.date(String(value));
      case 'DATE_TIME':
        return this.instant(String(value));
      case 'JSON':
        return JSON.stringify(value);
      case 'SELECT':
        return optionLabel(column, String(value));
      case 'MULTI_SELECT':
        return (value as string[]).map((option) => optionLabel(column, option)).join(', ');
      case 'TEXT_LIST':
        return (value as string[]).join(', ');
      default:
        return String(value);
    }
  }

  /** The digits of a text are grouped and otherwise left, however many they are. */
  number(value: number | string): string {
    const exact = typeof value === 'string' ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) : null;
    if (!exact) {
      return this.#number.format(Number(value));
    }
    const [, sign, whole = '0', decimals] = exact;
    const grouped = this.#number.format(BigInt(whole));
    return `${sign}${grouped}${decimals ? this.#point + decimals : ''}`;
  }

  date(value: string): string {
    return formatted(this.#date, new Date(`${value}T00:00:00Z`), value);
  }

  instant(value: string): string {
    return formatted(this.#dateTime, new Date(value), value);
  }

  list(values: readonly string[]): string {
    return new Intl.ListFormat(this.#locale).format(values);
  }
}

function formatted(format: Intl.DateTimeFormat, date: Date, otherwise: string): string {
  return Number.isNaN(date.getTime()) ? otherwise : format.format(date);
}

function optionLabel({ options }: Pick<Column, 'options'>, apiName: string): string {
  return options.find((option) => option.apiName === apiName)?.label ?? apiName;
}
