import {
  comparableFields,
  type FilterSchema,
  type Operator,
  type Subject,
  subject as subjectNamed,
} from './filter-schema';

/** A condition as the builder shows it. `key` tells parts apart while they are edited and is not kept. */
export type Part = Group | Test | Related | Counted | Exists | Compared | Unknown;

export type Group = { kind: 'group'; key: string; join: 'and' | 'or'; not: boolean; parts: Part[] };
export type Test = { kind: 'test'; key: string; field: string; operator: string; value: unknown };
export type Related = {
  kind: 'related';
  key: string;
  relation: string;
  quantifier: 'one' | 'some' | 'every' | 'none';
  where: Group;
};
export type Counted = {
  kind: 'counted';
  key: string;
  relation: string;
  operator: string;
  value: unknown;
};
export type Exists = { kind: 'exists'; key: string; member: string; value: boolean };
export type Compared = { kind: 'compared'; key: string; left: string; op: string; right: string };
/** What the builder has no form for stays as it is, as JSON. */
export type Unknown = { kind: 'unknown'; key: string; json: Record<string, unknown> };

let keys = 0;

export function newKey(): string {
  keys += 1;
  return `part-${keys}`;
}

export function emptyGroup(join: 'and' | 'or' = 'and'): Group {
  return { kind: 'group', key: newKey(), join, not: false, parts: [] };
}

type Json = Record<string, unknown>;

/** From a filter's JSON. Everything in it is shown, known or not. */
export function readCondition(schema: FilterSchema, filter: string, json: unknown): Group {
  const group = { ...emptyGroup(), parts: partsOf(schema, filter, asObject(json)) };
  const [only] = group.parts;
  return group.parts.length === 1 && only?.kind === 'group' ? only : group;
}

function partsOf(schema: FilterSchema, filter: string, json: Json): Part[] {
  return Object.entries(json).flatMap(([name, value]): Part[] => {
    switch (name) {
      case 'and':
      case 'or':
        return [joined(schema, filter, name, value)];
      case 'not':
        return [negated(schema, filter, value)];
      case 'compare':
        return compared(value);
      default:
        return member(subjectNamed(schema, filter, name), schema, name, value);
    }
  });
}

function joined(schema: FilterSchema, filter: string, join: 'and' | 'or', value: unknown): Part {
  if (!Array.isArray(value)) {
    return unknown({ [join]: value });
  }
  const parts = value.map((item): Part => {
    const inner = readCondition(schema, filter, item);
    const [only] = inner.parts;
    return inner.parts.length === 1 && only && !inner.not ? only : inner;
  });
  return { kind: 'group', key: newKey(), join, not: false, parts };
}

function negated(schema: FilterSchema, filter: string, value: unknown): Part {
  const inner = readCondition(schema, filter, value);
  return inner.not
    ? { kind: 'group', key: newKey(), join: 'and', not: true, parts: [inner] }
    : { ...inner, not: true };
}

function compared(value: unknown): Part[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item): Part => {
    const { left, op, right } = asObject(item);
    return typeof left === 'string' && typeof op === 'string' && typeof right === 'string'
      ? { kind: 'compared', key: newKey(), left, op, right }
      : unknown({ compare: [item] });
  });
}

function member(
  subject: Subject | undefined,
  schema: FilterSchema,
  name: string,
  value: unknown,
): Part[] {
  switch (subject?.kind) {
    case 'field':
      return Object.entries(asObject(value)).map(([operator, operand]) =>
        subject.operators.some((it) => it.name === operator)
          ? { kind: 'test', key: newKey(), field: name, operator, value: operand }
          : unknown({ [name]: { [operator]: operand } }),
      );
    case 'one':
      return [related(schema, subject, 'one', value)];
    case 'many':
      return Object.entries(asObject(value)).flatMap(([quantifier, where]) =>
        manyPart(schema, subject, quantifier, where),
      );
    case 'exists':
      return typeof value === 'boolean'
        ? [{ kind: 'exists', key: newKey(), member: name, value }]
        : [unknown({ [name]: value })];
    case undefined:
      return [unknown({ [name]: value })];
  }
}

function manyPart(
  schema: FilterSchema,
  subject: { name: string; target: string },
  quantifier: string,
  where: unknown,
): Part[] {
  switch (quantifier) {
    case 'some':
    case 'every':
    case 'none':
      return [related(schema, subject, quantifier, where)];
    case 'count':
      return Object.entries(asObject(where)).map(([operator, value]) => ({
        kind: 'counted',
        key: newKey(),
        relation: subject.name,
        operator,
        value,
      }));
    default:
      return [unknown({ [subject.name]: { [quantifier]: where } })];
  }
}

function related(
  schema: FilterSchema,
  subject: { name: string; target: string },
  quantifier: Related['quantifier'],
  where: unknown,
): Related {
  return {
    kind: 'related',
    key: newKey(),
    relation: subject.name,
    quantifier,
    where: readCondition(schema, subject.target, where),
  };
}

function unknown(json: Json): Unknown {
  return { kind: 'unknown', key: newKey(), json };
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

/** The filter's JSON. Parts are put into one object where none would hide another. */
export function writeCondition(group: Group): Json {
  const body = writeBody(group);
  return group.not ? { not: body } : body;
}

function writeBody(group: Group): Json {
  const written = group.parts.map(writePart);
  if (group.join === 'or') {
    return { or: written };
  }
  return merged(written) ?? { and: written };
}

/** Undefined when two say something under the same name. */
function merged(parts: readonly Json[]): Json | undefined {
  const together: Json = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      const there = together[name];
      if (there === undefined) {
        together[name] = value;
        continue;
      }
      const both =
        name === 'and' || name === 'or' || name === 'not' ? undefined : joinMembers(there, value);
      if (both === undefined) {
        return undefined;
      }
      together[name] = both;
    }
  }
  return together;
}

function joinMembers(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) {
    return [...a, ...b];
  }
  const [left, right] = [asObject(a), asObject(b)];
  const isPlain = Object.keys(left).length > 0 && Object.keys(right).length > 0;
  const clash = Object.keys(right).some((name) => name in left);
  return isPlain && !clash ? { ...left, ...right } : undefined;
}

function writePart(part: Part): Json {
  switch (part.kind) {
    case 'group':
      return writeCondition(part);
    case 'test':
      return { [part.field]: { [part.operator]: part.value } };
    case 'related': {
      const where = writeCondition(part.where);
      return { [part.relation]: part.quantifier === 'one' ? where : { [part.quantifier]: where } };
    }
    case 'counted':
      return { [part.relation]: { count: { [part.operator]: part.value } } };
    case 'exists':
      return { [part.member]: part.value };
    case 'compared':
      return { compare: [{ left: part.left, op: part.op, right: part.right }] };
    case 'unknown':
      return part.json;
  }
}

export type Gap = { key: string; reason: 'empty-group' | 'no-value' };

/** What is missing before the condition can be kept. The outermost group may be empty: every row. */
export function gapsOf(root: Group): Gap[] {
  return root.parts.flatMap(gapsInPart);
}

function gapsInPart(part: Part): Gap[] {
  switch (part.kind) {
    case 'group':
      return part.parts.length === 0
        ? [{ key: part.key, reason: 'empty-group' }]
        : part.parts.flatMap(gapsInPart);
    case 'related':
      return part.where.parts.flatMap(gapsInPart);
    case 'test':
    case 'counted':
      return isMissing(part.value) ? [{ key: part.key, reason: 'no-value' }] : [];
    case 'compared':
      return part.left && part.right ? [] : [{ key: part.key, reason: 'no-value' }];
    case 'exists':
    case 'unknown':
      return [];
  }
}

function isMissing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === '$claims.') {
    return true;
  }
  if (Array.isArray(value)) {
    return value.some(isMissing);
  }
  return false;
}

/** Replaces the part with the key; undefined takes it away. */
export function edited(group: Group, key: string, edit: (part: Part) => Part | undefined): Group {
  const parts = group.parts.flatMap((part): Part[] => {
    if (part.key === key) {
      const next = edit(part);
      return next ? [next] : [];
    }
    if (part.kind === 'group') {
      return [edited(part, key, edit)];
    }
    return part.kind === 'related' ? [{ ...part, where: edited(part.where, key, edit) }] : [part];
  });
  return { ...group, parts };
}

/** A first part about a subject, with the operator that is asked for most. */
export function newPart(schema: FilterSchema, filter: string, name: string): Part {
  if (name === 'compare') {
    const [left = '', right = left] = comparableFields(schema, filter);
    return { kind: 'compared', key: newKey(), left, op: 'EQ', right };
  }
  const subject = subjectNamed(schema, filter, name);
  switch (subject?.kind) {
    case 'field': {
      const operator = subject.operators[0];
      return {
        kind: 'test',
        key: newKey(),
        field: name,
        operator: operator?.name ?? 'eq',
        value: operator ? firstValue(schema, operator) : '',
      };
    }
    case 'one':
      return {
        kind: 'related',
        key: newKey(),
        relation: name,
        quantifier: 'one',
        where: emptyGroup(),
      };
    case 'many':
      return {
        kind: 'related',
        key: newKey(),
        relation: name,
        quantifier: 'some',
        where: emptyGroup(),
      };
    case 'exists':
      return { kind: 'exists', key: newKey(), member: name, value: true };
    case undefined:
      return unknown({ [name]: {} });
  }
}

/** With which value an operator begins. */
export function firstValue(schema: FilterSchema, operator: Operator): unknown {
  if (operator.list) {
    return [];
  }
  if (operator.type === 'Boolean') {
    return true;
  }
  const [first] = schema.enums.get(operator.type) ?? [];
  return first ?? '';
}
