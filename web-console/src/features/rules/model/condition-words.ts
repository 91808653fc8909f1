import type { Group, Part } from './condition';
import { isVariable } from './variables';

/** Gives the text of a key of the namespace `rules`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A condition as a sentence, such as: status is "PUBLISHED" and author is the signed-in user. */
export function conditionWords(group: Group, say: Say): string {
  return groupWords(group, say, true);
}

function groupWords(group: Group, say: Say, outermost = false): string {
  if (group.parts.length === 0) {
    return say(group.join === 'or' || group.not ? 'words.never' : 'words.always');
  }
  const text = group.parts
    .map((part) => partWords(part, say))
    .join(` ${say(group.join === 'and' ? 'words.and' : 'words.or')} `);
  if (group.not) {
    return say('words.not', { condition: text });
  }
  return outermost || group.parts.length === 1 ? text : `(${text})`;
}

function partWords(part: Part, say: Say): string {
  switch (part.kind) {
    case 'group':
      return groupWords(part, say);
    case 'test':
      return `${nameWords(part.field)} ${operatorWords(part.operator, say)} ${valueWords(part.value, say)}`.trim();
    case 'related':
      return say(`words.related.${part.quantifier}`, {
        relation: nameWords(part.relation),
        condition: part.where.parts.length === 0 ? '' : groupWords(part.where, say, true),
        context: part.where.parts.length === 0 ? 'any' : '',
      });
    case 'counted':
      return say('words.counted', {
        relation: nameWords(part.relation),
        operator: operatorWords(part.operator, say),
        value: valueWords(part.value, say),
      });
    case 'exists':
      return say(part.value ? 'words.exists' : 'words.missing', {
        relation: nameWords(part.member.replace(/Exists$/, '')),
      });
    case 'compared':
      return `${enumWords(part.left)} ${say(`comparison.${part.op}`)} ${enumWords(part.right)}`;
    case 'unknown':
      return JSON.stringify(part.json);
  }
}

/** `authorId` is read as "author", `publishedAt` as "published at". */
function nameWords(name: string): string {
  return name
    .replace(/Id$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

function enumWords(name: string): string {
  return name.replace(/_/g, ' ').toLowerCase();
}

function operatorWords(operator: string, say: Say): string {
  return say(`operator.${operator}`);
}

export function valueWords(value: unknown, say: Say): string {
  if (isVariable(value)) {
    return variableWords(value, say);
  }
  if (Array.isArray(value)) {
    return value.map((item) => valueWords(item, say)).join(', ');
  }
  switch (typeof value) {
    case 'string':
      return `“${value.startsWith('$$') ? value.slice(1) : value}”`;
    case 'boolean':
      return say(value ? 'words.true' : 'words.false');
    case 'number':
      return String(value);
    default:
      return JSON.stringify(value) ?? '';
  }
}

export function variableWords(variable: string, say: Say): string {
  if (variable.startsWith('$claims.')) {
    return say('variable.claimNamed', { name: variable.slice('$claims.'.length) });
  }
  switch (variable) {
    case '$user.id':
      return say('variable.user');
    case '$now':
      return say('variable.now');
    case '$role':
      return say('variable.role');
    case '$roles':
      return say('variable.roles');
    default:
      return variable;
  }
}
