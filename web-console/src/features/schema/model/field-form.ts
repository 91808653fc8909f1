import type { Field, FieldType } from '@/lib/catalog/catalog';
import { isCatalogName, toLabel } from '@/lib/catalog/names';
import { type ReadingProblem, readValue, showValue } from '@/lib/catalog/values';
import type { FieldUpdate, NewField, SchemaOperation } from '@/lib/schema-change/operation';
import {
  type ConfigName,
  canBeUnique,
  configOf,
  type DefaultKind,
  defaultKinds,
  hasOptions,
} from './field-types';

export type OptionForm = { key: string; name: string; label: string; color: string; was?: string };

export type FieldForm = {
  name: string;
  type: FieldType;
  label: string;
  description: string;
  required: boolean;
  unique: boolean;
  indexed: boolean;
  defaultKind: DefaultKind;
  defaultText: string;
  options: OptionForm[];
  config: Partial<Record<ConfigName, string>>;
  deprecated: string;
  keepAlias: boolean;
};

export type FormProblem =
  | 'name-missing'
  | 'name-invalid'
  | 'name-taken'
  | 'options-missing'
  | 'option-name'
  | 'option-twice'
  | 'min-above-max'
  | ReadingProblem;

export type FormProblems = Partial<Record<string, FormProblem>>;

let keys = 0;

export function newOption(name = ''): OptionForm {
  keys += 1;
  return { key: `option-${keys}`, name, label: name ? toLabel(name) : '', color: '' };
}

export function newFieldForm(type: FieldType = 'TEXT'): FieldForm {
  return {
    name: '',
    type,
    label: '',
    description: '',
    required: false,
    unique: false,
    indexed: false,
    defaultKind: 'none',
    defaultText: '',
    options: [],
    config: {},
    deprecated: '',
    keepAlias: true,
  };
}

export function fieldForm(field: Field): FieldForm {
  const config = (field.config as Record<string, unknown> | null) ?? {};
  return {
    name: field.name,
    type: field.type,
    label: field.label,
    description: field.description ?? '',
    required: field.required,
    unique: field.unique,
    indexed: field.indexed,
    ...readDefault(field.default),
    options: (field.options ?? []).map((option) => ({
      ...newOption(option.name),
      label: option.label,
      color: option.color ?? '',
      was: option.name,
    })),
    config: Object.fromEntries(
      Object.entries(config)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => [name, String(value)]),
    ),
    deprecated: field.deprecated ?? '',
    keepAlias: true,
  };
}

function readDefault(value: unknown): Pick<FieldForm, 'defaultKind' | 'defaultText'> {
  if (value === null || value === undefined) {
    return { defaultKind: 'none', defaultText: '' };
  }
  if (typeof value === 'object' && 'fn' in value) {
    return { defaultKind: value.fn as DefaultKind, defaultText: '' };
  }
  return { defaultKind: 'value', defaultText: showValue(value) };
}

/** The form with another type: what the new type does not know goes. */
export function withType(form: FieldForm, type: FieldType): FieldForm {
  const known = configOf(type);
  const config = Object.fromEntries(
    Object.entries(form.config).filter(([name]) => known.includes(name as ConfigName)),
  );
  return {
    ...form,
    type,
    config,
    unique: form.unique && canBeUnique(type),
    ...(!defaultKinds(type).includes(form.defaultKind) && { defaultKind: 'none' as const }),
    ...(hasOptions(type) && form.options.length === 0 && { options: [newOption()] }),
  };
}

/** What is wrong, by member of the form; nothing when it can become an operation. */
export function problemsOf(form: FieldForm, takenNames: readonly string[]): FormProblems {
  const problems: FormProblems = {};
  if (form.name === '') {
    problems.name = 'name-missing';
  } else if (!isCatalogName(form.name)) {
    problems.name = 'name-invalid';
  } else if (takenNames.includes(form.name)) {
    problems.name = 'name-taken';
  }
  optionProblems(form, problems);
  if (form.defaultKind === 'value') {
    const reading = readValue(form.type, form.defaultText);
    if (!reading.ok) {
      problems.default = reading.reason;
    }
  }
  configProblems(form, problems);
  return problems;
}

function optionProblems(form: FieldForm, problems: FormProblems): void {
  if (!hasOptions(form.type)) {
    return;
  }
  if (form.options.length === 0) {
    problems.options = 'options-missing';
  }
  form.options.forEach((option, index) => {
    if (!isCatalogName(option.name)) {
      problems[`options.${index}`] = 'option-name';
    } else if (form.options.findIndex((other) => other.name === option.name) < index) {
      problems[`options.${index}`] = 'option-twice';
    }
  });
}

function configProblems(form: FieldForm, problems: FormProblems): void {
  for (const name of configOf(form.type)) {
    const text = form.config[name]?.trim() ?? '';
    if (text === '') {
      continue;
    }
    if ((name === 'maxLength' || name === 'scale') && !/^\d+$/.test(text)) {
      problems[name] = 'whole-number';
    }
    if ((name === 'min' || name === 'max') && !Number.isFinite(Number(text))) {
      problems[name] = 'number';
    }
  }
  const { min, max } = form.config;
  if (min && max && Number(min) > Number(max)) {
    problems.max = 'min-above-max';
  }
}

/** The field that the form describes. */
export function toNewField(form: FieldForm): NewField {
  const label = form.label.trim();
  const value = defaultOf(form);
  const config = configValue(form);
  return {
    name: form.name,
    type: form.type,
    required: form.required,
    unique: form.unique,
    indexed: form.indexed,
    ...(label && { label }),
    ...(form.description.trim() && { description: form.description.trim() }),
    ...(value !== null && { default: value }),
    ...(hasOptions(form.type) && { options: form.options.map(toOption) }),
    ...(config && { config }),
  };
}

function toOption({ name, label, color, was }: OptionForm) {
  return {
    name,
    ...(label.trim() && { label: label.trim() }),
    color,
    ...(was !== undefined && was !== name && { was }),
  };
}

function defaultOf(form: FieldForm): unknown {
  switch (form.defaultKind) {
    case 'none':
      return null;
    case 'value': {
      const reading = readValue(form.type, form.defaultText);
      return reading.ok ? reading.value : null;
    }
    default:
      return { fn: form.defaultKind };
  }
}

/** Null when there are no limits. */
function configValue(form: FieldForm): Record<string, unknown> | null {
  const config: Record<string, unknown> = {};
  for (const name of configOf(form.type)) {
    const text = form.config[name]?.trim() ?? '';
    if (text === '' || text === 'false') {
      continue;
    }
    config[name] = configMember(name, text);
  }
  return Object.keys(config).length > 0 ? config : null;
}

function configMember(name: ConfigName, text: string): unknown {
  switch (name) {
    case 'pattern':
      return text;
    case 'search':
      return text === 'true' ? true : text;
    case 'similar':
      return true;
    case 'maxLength':
    case 'scale':
      return Number(text);
    case 'min':
    case 'max':
      // Beyond what a double holds exactly, the digits themselves are the value.
      return Number.isSafeInteger(Number(text)) || text.includes('.') ? Number(text) : text;
  }
}

/** The operations that turn a field into what the form says, in an order in which names are right. */
export function toChanges(collection: string, field: Field, form: FieldForm): SchemaOperation[] {
  const was = fieldForm(field);
  const operations: SchemaOperation[] = [];
  const config = configValue(form);
  const retyped = form.type !== field.type;
  if (retyped) {
    operations.push({
      changeFieldType: {
        collection,
        field: field.name,
        type: form.type,
        ...(hasOptions(form.type) && { options: form.options.map(toOption) }),
        ...(config && { config }),
      },
    });
  }
  const update = updateOf(was, form, retyped);
  if (Object.keys(update).length > 0) {
    operations.push({ updateField: { collection, field: field.name, ...update } });
  }
  if (form.name !== field.name) {
    operations.push({
      renameField: { collection, field: field.name, name: form.name, keepAlias: form.keepAlias },
    });
  }
  return operations;
}

function updateOf(
  was: FieldForm,
  form: FieldForm,
  retyped: boolean,
): Omit<FieldUpdate, 'collection' | 'field'> {
  const update: Partial<FieldUpdate> = {};
  if (form.label.trim() !== was.label) {
    update.label = form.label.trim();
  }
  if (form.description.trim() !== was.description) {
    update.description = form.description.trim();
  }
  for (const name of ['required', 'unique', 'indexed'] as const) {
    if (form[name] !== was[name]) {
      update[name] = form[name];
    }
  }
  if (!same(defaultOf(form), defaultOf(was)) || form.defaultKind !== was.defaultKind) {
    update.default = defaultOf(form);
  }
  if (!retyped && hasOptions(form.type) && !same(form.options.map(bare), was.options.map(bare))) {
    update.options = form.options.map(toOption);
  }
  if (!retyped && !same(configValue(form), configValue(was))) {
    update.config = configValue(form);
  }
  if (form.deprecated.trim() !== was.deprecated) {
    update.deprecated = form.deprecated.trim();
  }
  return update;
}

function bare({ name, label, color }: OptionForm) {
  return { name, label, color };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
