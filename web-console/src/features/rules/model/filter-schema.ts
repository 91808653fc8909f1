import { Kind, parse, type TypeNode } from 'graphql';

type Member = { name: string; type: string; list: boolean };

/** What may stand in filters of a project, as its own GraphQL schema says. */
export type FilterSchema = {
  inputs: ReadonlyMap<string, readonly Member[]>;
  enums: ReadonlyMap<string, readonly string[]>;
};

/** An operator of a field, such as `startsWith`. */
export type Operator = { name: string; type: string; list: boolean };

export type Subject =
  | { kind: 'field'; name: string; operators: Operator[] }
  /** A relation to one row: a condition on it. */
  | { kind: 'one'; name: string; target: string }
  /** A relation to many rows: some, every, none, or how many. */
  | { kind: 'many'; name: string; target: string }
  /** Whether a relation leads anywhere. */
  | { kind: 'exists'; name: string };

/** Reads the input types and enums of an SDL. */
export function readFilterSchema(sdl: string): FilterSchema {
  const inputs = new Map<string, Member[]>();
  const enums = new Map<string, string[]>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      inputs.set(
        definition.name.value,
        (definition.fields ?? [])
          .filter((field) => !isDeprecated(field.directives))
          .map((field) => ({ name: field.name.value, ...named(field.type) })),
      );
    }
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      enums.set(
        definition.name.value,
        (definition.values ?? [])
          .filter((value) => !isDeprecated(value.directives))
          .map((value) => value.name.value),
      );
    }
  }
  return { inputs, enums };
}

/** Former names are served still; nobody should write new conditions with them. */
function isDeprecated(directives: readonly { name: { value: string } }[] | undefined): boolean {
  return (directives ?? []).some((directive) => directive.name.value === 'deprecated');
}

function named(type: TypeNode, list = false): { type: string; list: boolean } {
  switch (type.kind) {
    case Kind.NAMED_TYPE:
      return { type: type.name.value, list };
    case Kind.LIST_TYPE:
      return named(type.type, true);
    case Kind.NON_NULL_TYPE:
      return named(type.type, list);
  }
}

export function filterOf(typeName: string): string {
  return `${typeName}Filter`;
}

/** What a condition on rows may speak of, given the filter's type. */
export function subjectsOf(schema: FilterSchema, filter: string): Subject[] {
  return (schema.inputs.get(filter) ?? [])
    .filter((member) => !['and', 'or', 'not', 'compare'].includes(member.name))
    .map((member) => subjectOf(schema, member))
    .filter((subject) => subject !== undefined);
}

export function subject(schema: FilterSchema, filter: string, name: string): Subject | undefined {
  return subjectsOf(schema, filter).find((it) => it.name === name);
}

function subjectOf(schema: FilterSchema, member: Member): Subject | undefined {
  const { name, type } = member;
  if (type === 'Boolean') {
    return { kind: 'exists', name };
  }
  if (isRowsFilter(schema, type)) {
    return { kind: 'one', name, target: type };
  }
  const members = schema.inputs.get(type);
  if (!members) {
    return undefined;
  }
  const some = members.find((it) => it.name === 'some');
  if (some && isRowsFilter(schema, some.type)) {
    return { kind: 'many', name, target: some.type };
  }
  return { kind: 'field', name, operators: members.map((it) => ({ ...it })) };
}

function isRowsFilter(schema: FilterSchema, type: string): boolean {
  const names = schema.inputs.get(type)?.map((member) => member.name) ?? [];
  return ['and', 'or', 'not'].every((name) => names.includes(name));
}

/** The fields that can be compared with each other, as the API's enum spells them. */
export function comparableFields(schema: FilterSchema, filter: string): readonly string[] {
  const compare = schema.inputs.get(filter)?.find((member) => member.name === 'compare');
  const left = compare && schema.inputs.get(compare.type)?.find((it) => it.name === 'left');
  return (left && schema.enums.get(left.type)) ?? [];
}

export const comparisons = [
  'EQ',
  'NE',
  'GT',
  'GTE',
  'LT',
  'LTE',
  'IS_DISTINCT',
  'IS_NOT_DISTINCT',
] as const;

/** How the value of an operator is asked for. */
export type ValueKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'id'
  | 'date'
  | 'date-time'
  | 'duration'
  | 'enum'
  | 'search'
  | 'similar'
  | 'json';

export function valueKind(schema: FilterSchema, operator: Operator): ValueKind {
  if (schema.enums.has(operator.type)) {
    return 'enum';
  }
  switch (operator.type) {
    case 'String':
      return 'text';
    case 'Int':
    case 'BigInt':
      return 'integer';
    case 'Float':
    case 'Decimal':
      return 'decimal';
    case 'Boolean':
      return 'boolean';
    case 'ID':
    case 'UUID':
      return 'id';
    case 'Date':
      return 'date';
    case 'DateTime':
      return 'date-time';
    case 'Duration':
      return 'duration';
    case 'TextSearch':
      return 'search';
    case 'Similarity':
      return 'similar';
    default:
      return 'json';
  }
}
