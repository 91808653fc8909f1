import type { FieldType } from '@/lib/catalog/catalog';

/** In the order in which they are offered. */
export const fieldTypes = [
  'TEXT',
  'LONG_TEXT',
  'INTEGER',
  'NUMBER',
  'BOOLEAN',
  'DATE',
  'DATE_TIME',
  'SINGLE_SELECT',
  'MULTI_SELECT',
  'EMAIL',
  'URL',
  'USER',
  'JSON',
  'TEXT_LIST',
  'BIGINT',
  'FLOAT',
  'UUID',
] as const satisfies FieldType[];

export type ConfigName = 'maxLength' | 'pattern' | 'min' | 'max' | 'scale' | 'search' | 'similar';

/** The limits that fields of a type can have. */
export function configOf(type: FieldType): readonly ConfigName[] {
  switch (type) {
    case 'TEXT':
    case 'LONG_TEXT':
    case 'URL':
    case 'EMAIL':
      return ['maxLength', 'pattern', 'search', 'similar'];
    case 'TEXT_LIST':
      return ['maxLength'];
    case 'INTEGER':
    case 'BIGINT':
    case 'FLOAT':
      return ['min', 'max'];
    case 'NUMBER':
      return ['min', 'max', 'scale'];
    default:
      return [];
  }
}

export function hasOptions(type: FieldType): boolean {
  return type === 'SINGLE_SELECT' || type === 'MULTI_SELECT';
}

export type DefaultKind = 'none' | 'value' | 'now' | 'uuid' | 'currentUser';

/** What a field of a type can begin with. */
export function defaultKinds(type: FieldType): readonly DefaultKind[] {
  switch (type) {
    case 'DATE':
    case 'DATE_TIME':
      return ['none', 'now', 'value'];
    case 'UUID':
      return ['none', 'uuid', 'value'];
    case 'USER':
      return ['none', 'currentUser'];
    default:
      return ['none', 'value'];
  }
}

/** Whether two rows may be kept from having the same value. */
export function canBeUnique(type: FieldType): boolean {
  return !['JSON', 'MULTI_SELECT', 'TEXT_LIST'].includes(type);
}
