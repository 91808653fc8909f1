import { describe, expect, it } from 'vitest';
import { fieldOf } from '@/testing/catalogs';
import {
  type FieldForm,
  fieldForm,
  newFieldForm,
  newOption,
  problemsOf,
  toChanges,
  toNewField,
  withType,
} from './field-form';

function form(change: Partial<FieldForm>): FieldForm {
  return { ...newFieldForm(), name: 'title', ...change };
}

describe('a new field', () => {
  it('says only what was filled in', () => {
    expect(toNewField(form({}))).toEqual({
      name: 'title',
      type: 'TEXT',
      required: false,
      unique: false,
      indexed: false,
    });
  });

  it('has limits of its type as values, not as texts', () => {
    const { config } = toNewField(
      form({ config: { maxLength: '200', pattern: '^a', search: 'english', similar: 'true' } }),
    );
    expect(config).toEqual({ maxLength: 200, pattern: '^a', search: 'english', similar: true });
  });

  it('keeps the digits of limits that no double holds', () => {
    const big = form({ type: 'BIGINT', config: { max: '9223372036854775807' } });
    expect(toNewField(big).config).toEqual({ max: '9223372036854775807' });
  });

  it('begins with a value of its type, or with what the server makes', () => {
    const number = form({ type: 'INTEGER', defaultKind: 'value', defaultText: '7' });
    const text = form({ defaultKind: 'value', defaultText: '7' });
    expect(toNewField(number).default).toBe(7);
    expect(toNewField(text).default).toBe('7');
    expect(toNewField(form({ type: 'DATE', defaultKind: 'now' })).default).toEqual({ fn: 'now' });
  });

  it('of a select has its options in order', () => {
    const options = [newOption('open'), newOption('done')];
    expect(toNewField(form({ type: 'SINGLE_SELECT', options })).options).toEqual([
      { name: 'open', label: 'Open', color: '' },
      { name: 'done', label: 'Done', color: '' },
    ]);
  });
});

describe('problems of a form', () => {
  it.each([
    [form({ name: '' }), { name: 'name-missing' }],
    [form({ name: 'Due date' }), { name: 'name-invalid' }],
    [form({ name: 'body' }), { name: 'name-taken' }],
    [form({ type: 'SINGLE_SELECT' }), { options: 'options-missing' }],
    [
      form({ type: 'SINGLE_SELECT', options: [newOption('a'), newOption('a'), newOption('B')] }),
      { 'options.1': 'option-twice', 'options.2': 'option-name' },
    ],
    [
      form({ type: 'INTEGER', defaultKind: 'value', defaultText: '1.5' }),
      { default: 'whole-number' },
    ],
    [form({ type: 'INTEGER', config: { min: '9', max: '1' } }), { max: 'min-above-max' }],
    [form({ config: { maxLength: 'many' } }), { maxLength: 'whole-number' }],
    [form({}), {}],
  ])('of %j', (given, problems) => {
    expect(problemsOf(given, ['body'])).toEqual(problems);
  });
});

describe('changing a field', () => {
  const field = fieldOf({
    name: 'status',
    type: 'SINGLE_SELECT',
    required: true,
    default: 'open',
    options: [
      { name: 'open', apiName: 'OPEN', label: 'Open', color: '#ff0000' },
      { name: 'done', apiName: 'DONE', label: 'Done', color: null },
    ],
  });

  it('into itself is no change', () => {
    expect(toChanges('tasks', field, fieldForm(field))).toEqual([]);
  });

  it('says only what differs', () => {
    expect(toChanges('tasks', field, { ...fieldForm(field), required: false })).toEqual([
      { updateField: { collection: 'tasks', field: 'status', required: false } },
    ]);
  });

  it('renames an option with its rows', () => {
    const edited = fieldForm(field);
    const [open, done] = edited.options;
    const options = open && done ? [{ ...open, name: 'todo' }, done] : [];
    expect(toChanges('tasks', field, { ...edited, options })).toEqual([
      {
        updateField: {
          collection: 'tasks',
          field: 'status',
          options: [
            { name: 'todo', label: 'Open', color: '#ff0000', was: 'open' },
            { name: 'done', label: 'Done', color: '' },
          ],
        },
      },
    ]);
  });

  it('takes a default away by null', () => {
    const [change] = toChanges('tasks', field, { ...fieldForm(field), defaultKind: 'none' });
    expect(change).toEqual({
      updateField: { collection: 'tasks', field: 'status', default: null },
    });
  });

  it('changes type and rules under the old name, and renames it last', () => {
    const edited = { ...withType(fieldForm(field), 'TEXT'), name: 'state', required: false };
    const operations = toChanges('tasks', field, edited);
    expect(operations.map((operation) => Object.keys(operation)[0])).toEqual([
      'changeFieldType',
      'updateField',
      'renameField',
    ]);
    expect(operations[2]).toEqual({
      renameField: { collection: 'tasks', field: 'status', name: 'state', keepAlias: true },
    });
  });

  it('to another type drops what that type does not know', () => {
    const text = { ...newFieldForm(), config: { maxLength: '10' }, unique: true };
    expect(withType(text, 'JSON')).toMatchObject({ config: {}, unique: false });
    expect(withType(text, 'EMAIL')).toMatchObject({ config: { maxLength: '10' }, unique: true });
    expect(withType({ ...text, defaultKind: 'now' }, 'TEXT').defaultKind).toBe('none');
  });
});
