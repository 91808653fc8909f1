/** What somebody asks of the rows of a collection, finished or not. */
export type FilterNode = FilterGroup | Condition | RelationCondition | Comparison;

export type FilterGroup = { kind: 'group'; op: 'and' | 'or'; not: boolean; items: FilterNode[] };

/** A test of a column's value. */
export type Condition = { kind: 'condition'; field: string; operator: string; value: unknown };

/** How many of the rows that a relation leads to must fit, or what a figure of them must be. */
export type Quantifier =
  | 'is'
  | 'exists'
  | 'missing'
  | 'some'
  | 'every'
  | 'none'
  | 'count'
  | 'aggregate';

export type RelationCondition = {
  kind: 'relation';
  relation: string;
  quantifier: Quantifier;
  filter: FilterGroup;
  figure?: Figure;
};

/** Of `count`: an operator and a value; of `aggregate`: a function of a column too. */
export type Figure = { fn?: string; field?: string; operator: string; value: unknown };

/** A column against another of the same row. */
export type Comparison = { kind: 'compare'; left: string; op: string; right: string };

/** A value inside another one: a part of a date, an element of a list, a path in JSON. */
export type Inner = { inside?: string; as?: string; operator: string; value: unknown };

export const NO_FILTER: FilterGroup = { kind: 'group', op: 'and', not: false, items: [] };

export function group(op: 'and' | 'or', items: FilterNode[], not = false): FilterGroup {
  return { kind: 'group', op, not, items };
}

export function isEmpty(filter: FilterGroup): boolean {
  return filter.items.length === 0;
}

/** How many conditions there are on all levels. */
export function countConditions(node: FilterNode): number {
  switch (node.kind) {
    case 'group':
      return node.items.reduce((sum, item) => sum + countConditions(item), 0);
    case 'relation':
      return 1 + countConditions(node.filter);
    case 'condition':
    case 'compare':
      return 1;
  }
}

/** The same filter with another item at a place, or without one there. */
export function replaceAt(
  filter: FilterGroup,
  path: readonly number[],
  change: (node: FilterNode) => FilterNode | null,
): FilterGroup {
  const [index, ...rest] = path;
  if (index === undefined) {
    return (change(filter) as FilterGroup | null) ?? NO_FILTER;
  }
  const items = filter.items.flatMap((item, at) => {
    if (at !== index) {
      return [item];
    }
    const next = rest.length === 0 ? change(item) : replaceInside(item, rest, change);
    return next === null ? [] : [next];
  });
  return { ...filter, items };
}

function replaceInside(
  node: FilterNode,
  path: readonly number[],
  change: (node: FilterNode) => FilterNode | null,
): FilterNode {
  switch (node.kind) {
    case 'group':
      return replaceAt(node, path, change);
    case 'relation':
      return { ...node, filter: replaceAt(node.filter, path, change) };
    case 'condition':
    case 'compare':
      return node;
  }
}
