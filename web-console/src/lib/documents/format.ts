import type { Column } from './model';
import type { Value } from './value';

const MANY_DIGITS = 100;

/** Values as people of a locale read them. Exact numbers stay exact. */
export class Formats {
  readonly #locale: string;
  readonly #number: Intl.NumberFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #dateTime: Intl.DateTimeFormat;

  constructor(locale: string, timeZone?: string) {
    this.#locale = locale;
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: MANY_DIGITS });
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

  /** Digits of a text beyond what a float holds are kept, zeros at its end too. */
  number(value: number | string): string {
    const text = String(value);
    const decimals = /^[^.eE]*\.(\d+)$/.exec(text)?.[1]?.length;
    if (decimals === undefined || typeof value === 'number') {
      return this.#number.format(text as `${number}`);
    }
    return new Intl.NumberFormat(this.#locale, {
      minimumFractionDigits: Math.min(decimals, MANY_DIGITS),
      maximumFractionDigits: Math.min(decimals, MANY_DIGITS),
    }).format(text as `${number}`);
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
