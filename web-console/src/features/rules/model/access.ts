import type { Collection, Policy, PolicyAction, ProjectRole } from '@/lib/catalog/catalog';
import { toApiName } from '@/lib/catalog/names';
import type { NewPolicy, SchemaOperation } from '@/lib/schema-change/operation';

export const actions = ['READ', 'CREATE', 'UPDATE', 'DELETE'] as const satisfies PolicyAction[];

type Ruled = Pick<Collection, 'name' | 'fields' | 'policies'>;

const UNBOUND = ['owner', 'admin', 'service'];

/** Roles that policies bind, those of the project's own last. */
export function boundRoles(roles: readonly ProjectRole[]): ProjectRole[] {
  const order = ['anonymous', 'user', 'member'];
  return roles
    .filter((role) => !UNBOUND.includes(role.name))
    .sort((a, b) => rank(order, a.name) - rank(order, b.name) || a.name.localeCompare(b.name));
}

function rank(order: string[], name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

export function policyOf(
  collection: Pick<Collection, 'policies'>,
  role: string,
  action: PolicyAction,
): Policy | undefined {
  return collection.policies.find((policy) => policy.role === role && policy.action === action);
}

export type CellState = 'none' | 'all' | 'own' | 'some';

/** What a cell of the matrix shows. */
export function cellState(collection: Ruled, role: string, action: PolicyAction): CellState {
  const policy = policyOf(collection, role, action);
  if (!policy) {
    return 'none';
  }
  const decisive = action === 'CREATE' ? (policy.check ?? policy.rows) : policy.rows;
  if (isEveryRow(decisive)) {
    return 'all';
  }
  return ownerOf(decisive) ? 'own' : 'some';
}

/** Whether the policy restricts fields, presets values or checks rows besides. */
export function isRefined(policy: Policy): boolean {
  return policy.fields !== null || Object.keys((policy.presets as object | null) ?? {}).length > 0;
}

export function isEveryRow(rows: unknown): boolean {
  return (
    rows === null ||
    rows === undefined ||
    (typeof rows === 'object' && Object.keys(rows).length === 0)
  );
}

/** The member that must be the signed-in user, when a condition says nothing else. */
export function ownerOf(rows: unknown): string | undefined {
  if (typeof rows !== 'object' || rows === null) {
    return undefined;
  }
  const [only, ...others] = Object.entries(rows);
  if (!only || others.length > 0) {
    return undefined;
  }
  const [member, test] = only;
  return JSON.stringify(test) === '{"eq":"$user.id"}' ? member : undefined;
}

/** A field that says whose a row is. */
export type Owner = { name: string; member: string; automatic: boolean };

/** Fields of the type USER first; who created the row is known of every row. */
export function ownersOf(collection: Ruled): Owner[] {
  const own = collection.fields
    .filter((field) => field.type === 'USER' && !field.system && !field.archivedAt)
    .map((field) => ({
      name: field.name,
      member: `${field.apiName || toApiName(field.name)}Id`,
      automatic: false,
    }));
  const itself: Owner[] =
    collection.name === 'users' ? [{ name: 'id', member: 'rowId', automatic: true }] : [];
  return [...own, ...itself, { name: 'created_by', member: 'createdById', automatic: true }];
}

/** The choices for one role and action. */
export type CellChoice = { kind: 'none' } | { kind: 'all' } | { kind: 'own'; owner: Owner };

/** The operation that makes a choice for a cell; what else its policy says stays. */
export function chooseCell(
  collection: Ruled,
  role: string,
  action: PolicyAction,
  choice: CellChoice,
): SchemaOperation | undefined {
  const there = policyOf(collection, role, action);
  if (choice.kind === 'none') {
    return there && { removePolicy: { collection: collection.name, role, action } };
  }
  return { setPolicy: chosen(collection, role, action, choice, there) };
}

function chosen(
  collection: Ruled,
  role: string,
  action: PolicyAction,
  choice: { kind: 'all' } | { kind: 'own'; owner: Owner },
  there: Policy | undefined,
): NewPolicy {
  const rows = choice.kind === 'all' ? {} : { [choice.owner.member]: { eq: '$user.id' } };
  const kept = there ? keptOf(there) : {};
  const base = { ...kept, collection: collection.name, role, action, rows };
  if (action !== 'CREATE') {
    return base;
  }
  const presets = { ...((there?.presets as Record<string, unknown> | null) ?? {}) };
  if (choice.kind === 'own' && !choice.owner.automatic) {
    presets[choice.owner.name] = '$user.id';
  } else {
    dropOwnerPresets(presets);
  }
  return { ...base, ...(Object.keys(presets).length > 0 && { presets }) };
}

function dropOwnerPresets(presets: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(presets)) {
    if (value === '$user.id') {
      delete presets[name];
    }
  }
}

function keptOf(policy: Policy): Partial<NewPolicy> {
  return {
    ...(policy.fields && { fields: policy.fields }),
    ...(policy.action === 'READ' && { list: policy.list, aggregate: policy.aggregate }),
    ...(policy.action === 'UPDATE' && policy.presets !== null && { presets: policy.presets }),
  };
}

/** Lists and totals, which belong to the policy for reading. */
export function switchReading(
  collection: Ruled,
  role: string,
  what: 'list' | 'aggregate',
  on: boolean,
): SchemaOperation | undefined {
  const policy = policyOf(collection, role, 'READ');
  return policy && { setPolicy: { ...toNewPolicy(collection.name, policy), [what]: on } };
}

export function toNewPolicy(collection: string, policy: Policy): NewPolicy {
  return {
    collection,
    role: policy.role,
    action: policy.action,
    rows: policy.rows,
    ...(policy.check !== null && policy.check !== undefined && { check: policy.check }),
    ...(policy.fields && { fields: policy.fields }),
    ...(policy.presets !== null && policy.presets !== undefined && { presets: policy.presets }),
    ...(policy.action === 'READ' && { list: policy.list, aggregate: policy.aggregate }),
  };
}

/** Who may do something, for the whole collection at once. */
export type Audience = 'nobody' | 'everyone' | 'signed-in' | 'own' | 'service';

/** The operations that make the choice; `service` leaves roles of the project's own alone. */
export function chooseAudience(
  collection: Ruled,
  roles: readonly ProjectRole[],
  action: PolicyAction,
  audience: Audience,
): SchemaOperation[] {
  const cell = (role: string, choice: CellChoice) => chooseCell(collection, role, action, choice);
  const none: CellChoice = { kind: 'none' };
  const all: CellChoice = { kind: 'all' };
  const [owner] = ownersOf(collection);
  const operations = {
    nobody: () => boundRoles(roles).map((role) => cell(role.name, none)),
    service: () => [cell('anonymous', none), cell('user', none)],
    everyone: () => [cell('anonymous', all), cell('user', all)],
    'signed-in': () => [cell('anonymous', none), cell('user', all)],
    own: () => [cell('anonymous', none), owner && cell('user', { kind: 'own', owner })],
  }[audience]();
  return operations.filter((operation) => operation !== undefined);
}

/** Which of the choices the policies amount to; undefined for anything else. */
export function audienceOf(
  collection: Ruled,
  roles: readonly ProjectRole[],
  action: PolicyAction,
): Audience | undefined {
  const states = new Map(
    boundRoles(roles).map((role) => [role.name, cellState(collection, role.name, action)]),
  );
  const anonymous = states.get('anonymous');
  const user = states.get('user');
  const others = [...states]
    .filter(([name]) => name !== 'anonymous' && name !== 'user')
    .some(([, state]) => state !== 'none');
  if (anonymous === 'none' && user === 'none') {
    return others ? 'service' : 'nobody';
  }
  if (others) {
    return undefined;
  }
  if (anonymous === 'all' && user === 'all') {
    return 'everyone';
  }
  if (anonymous !== 'none') {
    return undefined;
  }
  return user === 'all' ? 'signed-in' : user === 'own' ? 'own' : undefined;
}
