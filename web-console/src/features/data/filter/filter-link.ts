import type { Collection, ProjectModel } from '@/lib/documents/model';
import { columnOf, relationOf } from '@/lib/documents/model';
import type { Figure, FilterGroup, FilterNode, Quantifier } from './filter';
import { COMPARISONS, operatorOf } from './operators';

/**
 * How a filter stands in a link: short lists, such as `["and", ["title", "icontains", "bear"], ["@author", "is", ["and", …]]]`.
 * A relation has an @ in front; a negated group a !; `["=", left, op, right]` compares columns.
 */
export type FilterLink = readonly unknown[];

const QUANTIFIERS: readonly string[] = [
  'is',
  'exists',
  'missing',
  'some',
  'every',
  'none',
  'count',
  'aggregate',
] satisfies Quantifier[];

export function writeFilter(filter: FilterGroup): FilterLink | undefined {
  return filter.items.length === 0 ? undefined : writeGroup(filter);
}

function writeGroup({ op, not, items }: FilterGroup): FilterLink {
  return [not ? `!${op}` : op, ...items.map(writeNode)];
}

function writeNode(node: FilterNode): FilterLink {
  switch (node.kind) {
    case 'group':
      return writeGroup(node);
    case 'condition':
      return node.value === null
        ? [node.field, node.operator]
        : [node.field, node.operator, node.value];
    case 'relation': {
      const head = [`@${node.relation}`, node.quantifier, writeGroup(node.filter)];
      return node.figure ? [...head, node.figure] : head;
    }
    case 'compare':
      return ['=', node.left, node.op, node.right];
  }
}

/** What a link says, as far as the collection has it: links outlive fields. */
export function readFilter(
  project: ProjectModel,
  collection: Collection,
  link: unknown,
): { filter: FilterGroup; complete: boolean } {
  const reader = new Reader(project);
  const filter = reader.group(collection, link);
  return {
    filter: filter ?? { kind: 'group', op: 'and', not: false, items: [] },
    complete: reader.complete && (filter !== undefined || link === undefined),
  };
}

class Reader {
  readonly #project: ProjectModel;
  complete = true;

  constructor(project: ProjectModel) {
    this.#project = project;
  }

  group(collection: Collection, link: unknown): FilterGroup | undefined {
    const [head, ...rest] = Array.isArray(link) ? link : [];
    const match = typeof head === 'string' ? /^(!?)(and|or)$/.exec(head) : null;
    if (!match) {
      return undefined;
    }
    const items = rest.map((item) => this.#node(collection, item));
    const known = items.filter((item) => item !== undefined);
    this.complete &&= known.length === items.length;
    return { kind: 'group', op: match[2] as 'and' | 'or', not: match[1] === '!', items: known };
  }

  #node(collection: Collection, link: unknown): FilterNode | undefined {
    if (!Array.isArray(link) || typeof link[0] !== 'string') {
      return undefined;
    }
    const head: string = link[0];
    if (head.startsWith('@')) {
      return this.#relation(collection, head.slice(1), link);
    }
    if (head === '=') {
      return comparison(collection, link);
    }
    return this.group(collection, link) ?? condition(collection, head, link);
  }

  #relation(collection: Collection, name: string, link: unknown[]): FilterNode | undefined {
    const relation = relationOf(collection, name);
    const target = relation && this.#project.get(relation.target);
    const [, quantifier, inner, figure] = link;
    const filter = target && this.group(target, inner);
    if (!filter || typeof quantifier !== 'string' || !QUANTIFIERS.includes(quantifier)) {
      return undefined;
    }
    return {
      kind: 'relation',
      relation: name,
      quantifier: quantifier as Quantifier,
      filter,
      ...(isFigure(figure) && { figure }),
    };
  }
}

function isFigure(figure: unknown): figure is Figure {
  return typeof figure === 'object' && figure !== null && 'operator' in figure;
}

function condition(collection: Collection, field: string, link: unknown[]): FilterNode | undefined {
  const column = columnOf(collection, field);
  const [, operator, value = null] = link;
  if (!column || typeof operator !== 'string' || !operatorOf(column.type, operator)) {
    return undefined;
  }
  return { kind: 'condition', field, operator, value };
}

function comparison(collection: Collection, link: unknown[]): FilterNode | undefined {
  const [, left, op, right] = link.map(String);
  if (!left || !right || !op || !(COMPARISONS as readonly string[]).includes(op)) {
    return undefined;
  }
  return columnOf(collection, left) && columnOf(collection, right)
    ? { kind: 'compare', left, op, right }
    : undefined;
}
