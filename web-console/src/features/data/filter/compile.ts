import {
  type Collection,
  type Column,
  columnOf,
  type ProjectModel,
  type RelationEnd,
  relationOf,
  type ValueType,
} from '@/lib/documents/model';
import type { FilterInput } from '@/lib/documents/read-documents';
import { enumName } from './enum-name';
import type {
  Comparison,
  Condition,
  Figure,
  FilterGroup,
  FilterNode,
  Inner,
  RelationCondition,
} from './filter';
import { operatorOf, PATH_TYPES, type PathType } from './operators';

/** The API's filter; undefined where nothing is asked. What is not finished is left out. */
export function compileFilter(
  project: ProjectModel,
  collection: Collection,
  filter: FilterGroup,
): FilterInput | undefined {
  const parts = filter.items
    .map((item) => compileNode(project, collection, item))
    .filter((part) => part !== undefined);
  if (parts.length === 0) {
    return undefined;
  }
  const [only] = parts;
  const joined = parts.length === 1 && only ? only : { [filter.op]: parts };
  return filter.not ? { not: joined } : joined;
}

function compileNode(
  project: ProjectModel,
  collection: Collection,
  node: FilterNode,
): FilterInput | undefined {
  switch (node.kind) {
    case 'group':
      return compileFilter(project, collection, node);
    case 'condition':
      return compileCondition(collection, node);
    case 'relation':
      return compileRelation(project, collection, node);
    case 'compare':
      return compileComparison(collection, node);
  }
}

function compileCondition(collection: Collection, condition: Condition): FilterInput | undefined {
  const column = columnOf(collection, condition.field);
  const predicate = column && predicateOf(column.type, condition.operator, condition.value);
  return predicate && { [condition.field]: predicate };
}

/** The operators of one value; undefined while the operand is missing. */
export function predicateOf(
  type: ValueType,
  id: string,
  value: unknown,
): Record<string, unknown> | undefined {
  const operator = operatorOf(type, id);
  if (!operator) {
    return undefined;
  }
  switch (operator.operand) {
    case 'none':
      return { isNull: id === 'empty' };
    case 'one':
    case 'text':
    case 'duration':
      return isGiven(value) ? { [id]: value } : undefined;
    case 'many':
    case 'texts':
      return Array.isArray(value) && value.length > 0 ? { [id]: value } : undefined;
    case 'range':
      return Array.isArray(value) && value.length === 2 && value.every(isGiven)
        ? { [id]: value }
        : undefined;
    case 'search':
      return isGiven(value) ? { search: { query: value } } : undefined;
    case 'similar':
      return isGiven(value) ? { similar: { to: value } } : undefined;
    case 'part':
      return inside(value, 'INTEGER', (inner, predicate) =>
        inner.inside ? { part: { [inner.inside]: predicate } } : undefined,
      );
    case 'length':
      return inside(value, 'INTEGER', (_, predicate) => ({ length: predicate }));
    case 'element':
      return inside(value, 'TEXT', (_, predicate) => ({ some: predicate }));
    case 'path':
      return path(value as Inner | null);
  }
}

function path(inner: Inner | null): Record<string, unknown> | undefined {
  const as = inner?.as as PathType | undefined;
  if (!inner?.inside || !as || !(as in PATH_TYPES)) {
    return undefined;
  }
  const predicate = predicateOf(PATH_TYPES[as], inner.operator, inner.value);
  return predicate && { at: [{ path: inner.inside, is: { [as]: predicate } }] };
}

function inside(
  value: unknown,
  type: ValueType,
  wrap: (inner: Inner, predicate: Record<string, unknown>) => Record<string, unknown> | undefined,
): Record<string, unknown> | undefined {
  const inner = value as Inner | null;
  const predicate = inner && predicateOf(type, inner.operator, inner.value);
  return inner && predicate ? wrap(inner, predicate) : undefined;
}

/** False and 0 are values, an empty text is one nobody has typed yet. */
function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function compileRelation(
  project: ProjectModel,
  collection: Collection,
  node: RelationCondition,
): FilterInput | undefined {
  const relation = relationOf(collection, node.relation);
  const target = relation && project.get(relation.target);
  if (!target) {
    return undefined;
  }
  return relation.many ? toMany(project, target, node) : toOne(project, target, relation, node);
}

function toOne(
  project: ProjectModel,
  target: Collection,
  relation: RelationEnd,
  { quantifier, filter }: RelationCondition,
): FilterInput | undefined {
  if (quantifier === 'is') {
    const inner = compileFilter(project, target, filter);
    return inner && { [relation.apiName]: inner };
  }
  const optional = !relation.required;
  const exists = quantifier === 'exists';
  return optional ? { [`${relation.apiName}Exists`]: exists } : { or: exists ? [{}] : [] };
}

function toMany(
  project: ProjectModel,
  target: Collection,
  { relation, quantifier, filter, figure }: RelationCondition,
): FilterInput | undefined {
  switch (quantifier) {
    case 'some':
    case 'every':
    case 'none':
      return { [relation]: { [quantifier]: compileFilter(project, target, filter) ?? {} } };
    case 'count':
      return count(relation, figure);
    case 'aggregate':
      return aggregate(project, target, relation, filter, figure);
    default:
      return undefined;
  }
}

function count(relation: string, figure: Figure | undefined): FilterInput | undefined {
  const predicate = figure && predicateOf('INTEGER', figure.operator, figure.value);
  return predicate && { [relation]: { count: predicate } };
}

function aggregate(
  project: ProjectModel,
  target: Collection,
  relation: string,
  filter: FilterGroup,
  figure: Figure | undefined,
): FilterInput | undefined {
  const column = figure?.field ? columnOf(target, figure.field) : undefined;
  if (!figure?.fn || !column) {
    return undefined;
  }
  const kind = figureKind(figure.fn, column);
  const predicate = predicateOf(PATH_TYPES[kind], figure.operator, figure.value);
  const rows = compileFilter(project, target, filter);
  return (
    predicate && {
      [relation]: {
        aggregate: [
          {
            fn: figure.fn,
            field: enumName(column.apiName),
            ...(rows && { filter: rows }),
            is: { [kind]: predicate },
          },
        ],
      },
    }
  );
}

/** As what the figure of a column is compared. */
export function figureKind(fn: string, column: Column): PathType {
  if (fn !== 'MIN' && fn !== 'MAX') {
    return 'number';
  }
  switch (column.type) {
    case 'DATE':
      return 'date';
    case 'DATE_TIME':
      return 'dateTime';
    case 'TEXT':
      return 'text';
    default:
      return 'number';
  }
}

function compileComparison(collection: Collection, node: Comparison): FilterInput | undefined {
  const left = columnOf(collection, node.left);
  const right = columnOf(collection, node.right);
  return left && right
    ? {
        compare: [{ left: enumName(left.apiName), op: node.op, right: enumName(right.apiName) }],
      }
    : undefined;
}
