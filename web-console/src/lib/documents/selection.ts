import {
  type Collection,
  type Column,
  columnOf,
  type ProjectModel,
  type RelationEnd,
  relationOf,
  relationOfKey,
} from './model';

const ALWAYS = ['id', 'rowId', 'rowVersion'];

/** What is read of each row for these columns and relations; references come with the title of the row they lead to. */
export function rowSelection(
  project: ProjectModel,
  collection: Collection,
  names: readonly string[],
): string {
  const parts = new Set(ALWAYS);
  for (const name of names) {
    for (const part of partsOf(project, collection, name)) {
      parts.add(part);
    }
  }
  return [...parts].join(' ');
}

function partsOf(project: ProjectModel, collection: Collection, name: string): string[] {
  const column = columnOf(collection, name);
  if (column) {
    return ofColumn(project, collection, column);
  }
  const relation = relationOf(collection, name);
  return relation ? [ofRelation(project, relation)] : [];
}

function ofColumn(project: ProjectModel, collection: Collection, column: Column): string[] {
  const relation = relationOfKey(collection, column);
  return relation ? [column.apiName, ofRelation(project, relation)] : [column.apiName];
}

function ofRelation(project: ProjectModel, relation: RelationEnd): string {
  if (relation.many) {
    return `${relation.apiName}(first: 0) { totalCount }`;
  }
  return `${relation.apiName} { ${titleSelection(project.get(relation.target))} }`;
}

/** Enough of a row to show it as one line. */
export function titleSelection(target: Collection | undefined): string {
  const names = ['id', 'rowId', target?.title.apiName].filter((name) => name !== undefined);
  return [...new Set(names)].join(' ');
}
