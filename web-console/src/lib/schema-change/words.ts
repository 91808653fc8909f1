import { entryOf, type Operations, type SchemaOperation } from './operation';
import type { PlannedStatement, SchemaPlan } from './plan';

/** A sentence: a key of the namespace `review`, and what is put into it. */
export type Words = { key: string; values: Record<string, string | number> };

export type Severity = 'plain' | 'careful' | 'danger';

/** What an operation does, in plain words. */
export function describeOperation(operation: SchemaOperation): Words {
  const { name, value } = entryOf(operation);
  switch (name) {
    case 'createCollection':
      return words('createCollection', { name: value.name, count: value.fields?.length ?? 0 });
    case 'updateCollection':
      return words('updateCollection', { name: value.collection });
    case 'renameCollection':
      return words(value.keepAlias === false ? 'renameCollectionHard' : 'renameCollection', {
        was: value.collection,
        name: value.name,
      });
    case 'archiveCollection':
      return words('archiveCollection', { name: value.collection });
    case 'restoreCollection':
      return words('restoreCollection', { name: value.collection });
    case 'purgeCollection':
      return words('purgeCollection', { name: value.collection });
    case 'addField':
      return describeNewField(value);
    case 'updateField':
      return describeUpdate(value);
    case 'renameField':
      return words(value.keepAlias === false ? 'renameFieldHard' : 'renameField', {
        was: value.field,
        name: value.name,
        collection: value.collection,
      });
    case 'changeFieldType':
      return words(value.onFailure === 'SET_NULL' ? 'changeTypeOrNull' : 'changeType', {
        name: value.field,
        collection: value.collection,
        type: value.type,
      });
    case 'archiveField':
    case 'archiveRelation':
      return words('archiveField', { name: value.field, collection: value.collection });
    case 'restoreField':
      return words('restoreField', { name: value.field, collection: value.collection });
    case 'purgeField':
      return words('purgeField', { name: value.field ?? '', collection: value.collection });
    case 'createRelation':
      return words(`createRelation.${value.kind ?? 'MANY_TO_ONE'}`, {
        name: value.name,
        collection: value.collection,
        target: value.target,
      });
    case 'updateRelation':
      return words('updateRelation', { name: value.relation, collection: value.collection });
    case 'addIndex':
      return words(value.unique ? 'addUniqueIndex' : 'addIndex', {
        fields: value.fields.join(', '),
        collection: value.collection,
      });
    case 'dropIndex':
      return words('dropIndex', { name: value.name, collection: value.collection });
    case 'setPolicy':
      return words(
        isEveryRow(value.rows) ? `setPolicyAll.${value.action}` : `setPolicy.${value.action}`,
        {
          role: value.role,
          collection: value.collection,
        },
      );
    case 'removePolicy':
      return words(`removePolicy.${value.action}`, {
        role: value.role,
        collection: value.collection,
      });
    case 'setAccess':
      return words(`setAccess.${value.access}`, {
        operation: value.operation,
        collection: value.collection,
      });
    case 'createRole':
      return words('createRole', { name: value.name });
    case 'updateRole':
      return words('updateRole', { name: value.name });
    case 'removeRole':
      return words('removeRole', { name: value.name });
  }
}

function describeNewField({ collection, field }: Operations['addField']): Words {
  const about = { name: field.name, collection };
  if (field.backfill !== undefined && field.backfill !== null) {
    return words('addFieldAndFill', { ...about, value: shown(field.backfill) });
  }
  return words(field.required ? 'addRequiredField' : 'addField', about);
}

function describeUpdate(value: Operations['updateField']): Words {
  const about = { name: value.field, collection: value.collection };
  if (value.backfill !== undefined && value.backfill !== null) {
    const filled = { ...about, value: shown(value.backfill) };
    return words(value.required ? 'updateField.requireAndFill' : 'updateField.fill', filled);
  }
  const said = Object.entries(value).filter(
    ([member, it]) => !['collection', 'field', 'backfill'].includes(member) && it !== undefined,
  );
  if (said.length === 1) {
    const [member] = said[0] as [keyof Operations['updateField'], unknown];
    switch (member) {
      case 'required':
        return words(value.required ? 'updateField.require' : 'updateField.optional', about);
      case 'unique':
        return words(value.unique ? 'updateField.unique' : 'updateField.shared', about);
      case 'indexed':
        return words(value.indexed ? 'updateField.index' : 'updateField.noIndex', about);
      case 'default':
        return value.default === null
          ? words('updateField.noDefault', about)
          : words('updateField.default', { ...about, value: shown(value.default) });
      case 'options':
        return words('updateField.options', about);
      case 'config':
        return words('updateField.config', about);
      case 'deprecated':
        return words(value.deprecated ? 'updateField.deprecate' : 'updateField.undeprecate', about);
      default:
        return words('updateField.label', about);
    }
  }
  return words('updateField.several', { ...about, count: said.length });
}

/** How much care an operation asks for. */
export function severityOf(operation: SchemaOperation): Severity {
  const { name, value } = entryOf(operation);
  switch (name) {
    case 'purgeCollection':
    case 'purgeField':
      return 'danger';
    case 'changeFieldType':
      return value.onFailure === 'SET_NULL' ? 'danger' : 'careful';
    case 'archiveCollection':
    case 'archiveField':
    case 'archiveRelation':
    case 'removeRole':
      return 'careful';
    case 'renameCollection':
    case 'renameField':
      return value.keepAlias === false ? 'careful' : 'plain';
    default:
      return 'plain';
  }
}

const BACKGROUND_ROWS = 20_000;
const READERS_WAIT = 'ACCESS EXCLUSIVE';
const WRITERS_WAIT = ['SHARE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE'];

/** What a plan means for those who use the data meanwhile. */
export function describePlan(plan: Pick<SchemaPlan, 'statements'>): Words[] {
  const { statements } = plan;
  if (statements.length === 0) {
    return [words('effect.none')];
  }
  const large = statements.filter((statement) => statement.tableRows >= BACKGROUND_ROWS);
  const rewritten = statements.filter(isBlockingRewrite);
  const blocked = statements.filter((it) => !isBlockingRewrite(it) && stopsWriters(it));
  const effects: Words[] = [];
  if (rewritten.length > 0) {
    effects.push(words('effect.rewrite', { rows: mostRows(rewritten) }));
  }
  if (blocked.length > 0) {
    effects.push(words('effect.writersWait', { rows: mostRows(blocked) }));
  }
  if (large.some((statement) => statement.online)) {
    effects.push(words('effect.background', { rows: mostRows(large) }));
  }
  return effects.length > 0 ? effects : [words('effect.moment')];
}

function isBlockingRewrite(statement: PlannedStatement): boolean {
  return statement.rewritesTable && !statement.online && statement.tableRows > 0;
}

function stopsWriters(statement: PlannedStatement): boolean {
  return !statement.online && statement.tableRows > 0 && WRITERS_WAIT.includes(statement.lock);
}

function mostRows(statements: readonly PlannedStatement[]): number {
  return Math.max(...statements.map((statement) => statement.tableRows));
}

/** Who waits while a statement runs. */
export function waitOf(statement: PlannedStatement): 'nobody' | 'writers' | 'moment' | 'everybody' {
  if (statement.online || statement.lock === 'NONE') {
    return 'nobody';
  }
  if (statement.lock === READERS_WAIT) {
    return statement.rewritesTable && statement.tableRows > 0 ? 'everybody' : 'moment';
  }
  return WRITERS_WAIT.includes(statement.lock) ? 'writers' : 'nobody';
}

function isEveryRow(rows: unknown): boolean {
  return (
    rows === undefined ||
    rows === null ||
    (typeof rows === 'object' && Object.keys(rows).length === 0)
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

function words(key: string, values: Words['values'] = {}): Words {
  return { key, values };
}
