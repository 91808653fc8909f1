import { describe, expect, it } from 'vitest';
import { libraryCollection } from '@/testing/library';
import { Formats } from './format';
import { columnOf } from './model';
import { checkValue, editText, parseValue } from './value';

const books = libraryCollection('books');

function column(name: string, collection = books) {
  const found = columnOf(collection, name);
  if (!found) {
    throw new Error(name);
  }
  return found;
}

describe('what somebody types', () => {
  it.each([
    ['INTEGER', ' 42 ', 42],
    ['INTEGER', '-2147483648', -2147483648],
    ['BIGINT', '9223372036854775807', '9223372036854775807'],
    ['DECIMAL', '12345678901234567890.10', '12345678901234567890.10'],
    ['DECIMAL', '+1.5', '1.5'],
    ['FLOAT', '1e-7', 1e-7],
    ['BOOLEAN', 'false', false],
    ['DATE', '2024-02-29', '2024-02-29'],
    ['DATE_TIME', '2026-03-01T09:30:00+02:00', '2026-03-01T09:30:00+02:00'],
    ['UUID', '0198C0DE-7A3B-7C55-9F3E-2A6B1C0D4E5F', '0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f'],
    ['JSON', '{"a": [1, null]}', { a: [1, null] }],
    ['JSON', 'null', null],
    ['TEXT', '  spaces stay ', '  spaces stay '],
    ['TEXT_LIST', 'one\n\n two ', ['one', 'two']],
  ] as const)('as %s %j is a value', (type, text, value) => {
    expect(parseValue(type, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['INTEGER', '2147483648', 'tooLarge'],
    ['INTEGER', '1.5', 'integer'],
    ['BIGINT', '9223372036854775808', 'tooLarge'],
    ['BIGINT', '-9223372036854775809', 'tooSmall'],
    ['DECIMAL', '1,5', 'number'],
    ['FLOAT', 'NaN', 'number'],
    ['FLOAT', '1e999', 'number'],
    ['DATE', '2023-02-29', 'date'],
    ['DATE', '1.3.2026', 'date'],
    ['DATE_TIME', 'tomorrow', 'dateTime'],
    ['UUID', '0198c0de', 'uuid'],
    ['JSON', '{a: 1}', 'json'],
    ['BOOLEAN', 'yes', 'boolean'],
  ] as const)('as %s %j is refused', (type, text, code) => {
    expect(parseValue(type, text)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each(['INTEGER', 'DECIMAL', 'DATE', 'DATE_TIME', 'UUID', 'JSON'] as const)(
    'as %s is null when it is nothing',
    (type) => {
      expect(parseValue(type, ' ')).toEqual({ ok: true, value: null });
    },
  );

  it('comes back from the text that a value is edited as', () => {
    const instant = '2026-03-29T01:30:00.000Z';
    expect(parseValue('DATE_TIME', editText('DATE_TIME', instant))).toEqual({
      ok: true,
      value: instant,
    });
    expect(parseValue('JSON', editText('JSON', { a: 'ä' }))).toEqual({
      ok: true,
      value: { a: 'ä' },
    });
  });
});

describe("the catalog's limits", () => {
  const authors = libraryCollection('authors');

  it.each([
    [column('title'), null, 'required'],
    [column('title'), '', 'required'],
    [column('name', authors), 'x'.repeat(21), 'tooLong'],
    [column('pages'), 0, 'tooSmall'],
    [column('pages'), 5001, 'tooLarge'],
    [column('price'), '1.005', 'tooManyDecimals'],
    [column('website'), 'no address', 'url'],
    [column('email', libraryCollection('users')), 'nobody', 'email'],
  ] as const)('of $0.apiName refuse %j', (limited, value, code) => {
    expect(checkValue(limited, value)).toMatchObject({ code });
  });

  it.each([
    [column('name', authors), '🐻'.repeat(20)],
    [column('price'), '1.500'],
    [column('status'), null],
    [column('summary'), null],
  ] as const)('of $0.apiName let %j be', (limited, value) => {
    expect(checkValue(limited, value)).toBeUndefined();
  });
});

describe('a cell', () => {
  const english = new Formats('en-GB', 'Europe/Berlin');
  const german = new Formats('de-DE', 'Europe/Berlin');

  it('shows exact numbers to the last digit, as the locale writes them', () => {
    expect(english.value(column('price'), '12345678901234567890.10')).toBe(
      '12,345,678,901,234,567,890.10',
    );
    expect(german.value(column('price'), '12345678901234567890.10')).toBe(
      '12.345.678.901.234.567.890,10',
    );
    expect(german.value(column('copies'), '9223372036854775807')).toBe('9.223.372.036.854.775.807');
  });

  it('shows a date as the day that it is, wherever the browser is', () => {
    expect(english.value(column('publishedOn'), '2026-03-01')).toBe('1 Mar 2026');
    expect(german.value(column('publishedOn'), '2026-03-01')).toBe('01.03.2026');
  });

  it('shows an instant in the zone of the reader', () => {
    expect(german.value(column('soldAt'), '2026-07-01T22:30:00Z')).toMatch(/^02\.07\.2026.*00:30/);
  });

  it('shows options by their labels, and those that are gone by their names', () => {
    expect(english.value(column('status'), 'PUBLISHED')).toBe('Published');
    expect(english.value(column('genres'), ['CRIME', 'GONE'])).toBe('Crime, GONE');
  });

  it('shows nothing for null, and what JSON is for JSON', () => {
    expect(english.value(column('title'), null)).toBe('');
    expect(english.value(column('meta'), { a: 1 })).toBe('{"a":1}');
    expect(english.value(column('meta'), 0)).toBe('0');
  });
});
