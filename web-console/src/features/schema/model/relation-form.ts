import type { Collection, OnDelete, Relation, RelationKind } from '@/lib/catalog/catalog';
import { isCatalogName, toCatalogName } from '@/lib/catalog/names';
import type { Operations, SchemaOperation } from '@/lib/schema-change/operation';

export const relationKinds = [
  'MANY_TO_ONE',
  'ONE_TO_ONE',
  'MANY_TO_MANY',
] as const satisfies RelationKind[];
export const deleteRules = ['RESTRICT', 'SET_NULL', 'CASCADE'] as const satisfies OnDelete[];

export type RelationForm = {
  collection: string;
  target: string;
  kind: RelationKind;
  name: string;
  inverseName: string;
  required: boolean;
  onDelete: OnDelete;
};

type Named = Pick<Collection, 'name' | 'itemName' | 'fields' | 'relations'>;

/** A relation drawn from one collection to another, with names that are free. */
export function newRelationForm(
  from: Named,
  to: Named,
  kind: RelationKind = 'MANY_TO_ONE',
): RelationForm {
  const single = unreserved(singular(to));
  return {
    collection: from.name,
    target: to.name,
    kind,
    name: free(kind === 'MANY_TO_MANY' ? to.name : single, takenIn(from)),
    inverseName: free(kind === 'ONE_TO_ONE' ? unreserved(singular(from)) : from.name, takenIn(to)),
    required: false,
    onDelete: 'RESTRICT',
  };
}

/** What the API calls one row; of a collection that is only drafted its name without the s. */
function singular(collection: Named): string {
  const name = toCatalogName(collection.itemName);
  return name === collection.name ? name.replace(/ies$/, 'y').replace(/s$/, '') : name;
}

/** Words of SQL cannot be names; these are the ones that collections suggest. */
const RESERVED: Record<string, string> = {
  user: 'owner',
  order: 'placed_order',
  group: 'belongs_to',
  table: 'its_table',
  column: 'its_column',
  check: 'its_check',
  case: 'its_case',
  end: 'its_end',
};

function unreserved(name: string): string {
  return RESERVED[name] ?? name;
}

function takenIn(collection: Named): string[] {
  return [...collection.fields, ...collection.relations].map((member) => member.name);
}

function free(name: string, taken: readonly string[]): string {
  const tries = [name, ...Array.from({ length: 98 }, (_, index) => `${name}_${index + 2}`)];
  return tries.find((it) => !taken.includes(it)) ?? name;
}

export type RelationProblem =
  | 'name-missing'
  | 'name-invalid'
  | 'name-taken'
  | 'required-null'
  | 'required-many';

export function relationProblems(
  form: RelationForm,
  from: Named,
): Partial<Record<keyof RelationForm, RelationProblem>> {
  const problems: Partial<Record<keyof RelationForm, RelationProblem>> = {};
  if (form.name === '') {
    problems.name = 'name-missing';
  } else if (!isCatalogName(form.name)) {
    problems.name = 'name-invalid';
  } else if (takenIn(from).includes(form.name)) {
    problems.name = 'name-taken';
  }
  if (form.inverseName !== '' && !isCatalogName(form.inverseName)) {
    problems.inverseName = 'name-invalid';
  }
  if (form.required && form.kind === 'MANY_TO_MANY') {
    problems.required = 'required-many';
  } else if (form.required && form.onDelete === 'SET_NULL') {
    problems.onDelete = 'required-null';
  }
  return problems;
}

export function toRelation(form: RelationForm): SchemaOperation {
  return {
    createRelation: {
      collection: form.collection,
      name: form.name,
      target: form.target,
      kind: form.kind,
      required: form.required,
      onDelete: form.onDelete,
      ...(form.inverseName && { inverseName: form.inverseName }),
    },
  };
}

export function relationForm(collection: string, relation: Relation): RelationForm {
  return {
    collection,
    target: relation.target.name,
    kind: relation.kind,
    name: relation.name,
    inverseName: relation.inverseName ?? '',
    required: relation.required,
    onDelete: relation.onDelete,
  };
}

/** Undefined when nothing differs. */
export function toRelationUpdate(
  relation: Relation,
  form: RelationForm,
): SchemaOperation | undefined {
  const update: Operations['updateRelation'] = {
    collection: form.collection,
    relation: relation.name,
    ...(form.name !== relation.name && { name: form.name }),
    ...(form.inverseName !== (relation.inverseName ?? '') && { inverseName: form.inverseName }),
    ...(form.required !== relation.required && { required: form.required }),
    ...(form.onDelete !== relation.onDelete && { onDelete: form.onDelete }),
  };
  return Object.keys(update).length > 2 ? { updateRelation: update } : undefined;
}
