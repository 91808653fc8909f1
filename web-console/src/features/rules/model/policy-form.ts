import type { Collection, Policy, PolicyAction } from '@/lib/catalog/catalog';
import type { NewPolicy } from '@/lib/schema-change/operation';
import {
  emptyGroup,
  type Gap,
  type Group,
  gapsOf,
  readCondition,
  writeCondition,
} from './condition';
import { type FilterSchema, filterOf } from './filter-schema';

export type Preset = { field: string; value: unknown };

/** A policy as it is edited. */
export type PolicyForm = {
  collection: string;
  role: string;
  action: PolicyAction;
  rows: Group;
  /** Undefined: the same as rows. */
  check: Group | undefined;
  /** Undefined: all of them, later ones too. */
  fields: readonly string[] | undefined;
  presets: readonly Preset[];
  list: boolean;
  aggregate: boolean;
};

type Ruled = Pick<Collection, 'name' | 'typeName'>;

export function newPolicyForm(collection: Ruled, role: string, action: PolicyAction): PolicyForm {
  return {
    collection: collection.name,
    role,
    action,
    rows: emptyGroup(),
    check: undefined,
    fields: undefined,
    presets: [],
    list: true,
    aggregate: true,
  };
}

export function policyForm(schema: FilterSchema, collection: Ruled, policy: Policy): PolicyForm {
  const filter = filterOf(collection.typeName);
  return {
    collection: collection.name,
    role: policy.role,
    action: policy.action,
    rows: readCondition(schema, filter, policy.rows),
    check:
      policy.check === null || policy.check === undefined
        ? undefined
        : readCondition(schema, filter, policy.check),
    fields: policy.fields ?? undefined,
    presets: Object.entries((policy.presets as Record<string, unknown> | null) ?? {}).map(
      ([field, value]) => ({ field, value }),
    ),
    list: policy.list,
    aggregate: policy.aggregate,
  };
}

export function writes(action: PolicyAction): boolean {
  return action === 'CREATE' || action === 'UPDATE';
}

/** Deleting is of whole rows; there are no fields to choose. */
export function hasFields(action: PolicyAction): boolean {
  return action !== 'DELETE';
}

export function gapsInForm(form: PolicyForm): Gap[] {
  return [...gapsOf(form.rows), ...(form.check && writes(form.action) ? gapsOf(form.check) : [])];
}

export function toPolicy(form: PolicyForm): NewPolicy {
  const { collection, role, action } = form;
  const presets = form.presets.filter((preset) => preset.field !== '');
  return {
    collection,
    role,
    action,
    rows: writeCondition(form.rows),
    ...(writes(action) && form.check && { check: writeCondition(form.check) }),
    ...(hasFields(action) && form.fields && { fields: [...form.fields] }),
    ...(writes(action) &&
      presets.length > 0 && {
        presets: Object.fromEntries(presets.map(({ field, value }) => [field, value])),
      }),
    ...(action === 'READ' && { list: form.list, aggregate: form.aggregate }),
  };
}

/** What can be chosen under `fields` and `presets`: fields and relations by their names in the catalog. */
export function grantable(
  collection: Pick<Collection, 'fields' | 'relations'>,
  action: PolicyAction,
): { name: string; label: string; relation: boolean }[] {
  const fields = collection.fields
    .filter((field) => !field.archivedAt && field.name !== 'id')
    .filter((field) => action === 'READ' || !field.system)
    .map((field) => ({ name: field.name, label: field.label, relation: false }));
  const relations = collection.relations
    .filter((relation) => !relation.archivedAt)
    .map((relation) => ({ name: relation.name, label: relation.name, relation: true }));
  return [...fields, ...relations];
}
