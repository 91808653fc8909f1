import type { ValueKind } from './filter-schema';

export type Variable = { text: string; kind: 'user' | 'now' | 'role' | 'roles' | 'claim' };

/** The variables that may stand in the place of a value; claims are named by whoever writes the rule. */
export function variablesFor(kind: ValueKind, list: boolean): Variable[] {
  const claim: Variable = { text: '$claims.', kind: 'claim' };
  switch (kind) {
    case 'id':
      return list ? [claim] : [{ text: '$user.id', kind: 'user' }, claim];
    case 'date':
    case 'date-time':
      return list ? [claim] : [{ text: '$now', kind: 'now' }, claim];
    case 'text':
    case 'enum':
      return list
        ? [{ text: '$roles', kind: 'roles' }, claim]
        : [{ text: '$role', kind: 'role' }, claim];
    case 'integer':
    case 'decimal':
    case 'boolean':
      return [claim];
    case 'duration':
    case 'search':
    case 'similar':
    case 'json':
      return [];
  }
}

export function isVariable(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('$') && !value.startsWith('$$');
}

/** A text that begins with a dollar is written with two. */
export function literal(text: string): string {
  return text.startsWith('$') ? `$${text}` : text;
}

export function shownLiteral(value: string): string {
  return value.startsWith('$$') ? value.slice(1) : value;
}

export function isCompleteVariable(value: string): boolean {
  return (
    ['$user.id', '$now', '$role', '$roles'].includes(value) || /^\$claims(\.[^.\s]+)+$/.test(value)
  );
}
