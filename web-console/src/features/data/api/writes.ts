import { ask, write } from '@/lib/documents/ask';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import type { Row } from '@/lib/documents/operation';
import { type FilterInput, getRow, listRows } from '@/lib/documents/read-documents';
import {
  createRow,
  createRows,
  deleteRows,
  updateRow,
  updateRows,
} from '@/lib/documents/write-documents';
import { copyOf } from '../form/form-model';
import type { RowPorts, Values } from '../rows/row-edits';

/** Rows at a time that are kept for undo. */
export const UNDOABLE = 500;

/** What is written of one collection's rows. */
export class Writes {
  readonly #slug: string;
  readonly #project: ProjectModel;
  readonly #collection: Collection;
  readonly #names: readonly string[];

  /** @param names what is read of each row that was written */
  constructor(
    slug: string,
    project: ProjectModel,
    collection: Collection,
    names: readonly string[] = everyName(collection),
  ) {
    this.#slug = slug;
    this.#project = project;
    this.#collection = collection;
    this.#names = names;
  }

  readonly read: RowPorts['read'] = async (id) =>
    (await ask(this.#slug, getRow(this.#project, this.#collection, this.#names, id))).row;

  readonly update: RowPorts['update'] = async (id, patch, ifVersion) => {
    const change = { id, patch, ifVersion };
    const document = updateRow(this.#project, this.#collection, this.#names, change);
    return (await write(this.#slug, document)).row;
  };

  async create(input: Values): Promise<Row | null> {
    const document = createRow(this.#project, this.#collection, this.#names, input);
    return (await write(this.#slug, document)).row;
  }

  async updateMany(filter: FilterInput, count: number, patch: Values): Promise<number> {
    const many = { filter, maxAffected: Math.max(count, 1) };
    return (await write(this.#slug, updateRows(this.#collection, many, patch))).affectedCount;
  }

  async deleteMany(filter: FilterInput, count: number): Promise<number> {
    const many = { filter, maxAffected: Math.max(count, 1) };
    return (await write(this.#slug, deleteRows(this.#collection, many))).affectedCount;
  }

  /** All that makes the rows anew, read before they go. */
  async copies(filter: FilterInput): Promise<Values[]> {
    const names = this.#collection.columns.map(({ apiName }) => apiName);
    const page = { filter, first: UNDOABLE };
    const document = listRows(this.#project, this.#collection, names, page);
    const { rows } = await ask(this.#slug, document);
    return rows.nodes.map((row) => copyOf(this.#collection, row, true));
  }

  /** Rows that were deleted, with the keys that they had. */
  async restore(copies: readonly Values[]): Promise<number> {
    return (await write(this.#slug, createRows(this.#collection, copies))).affectedCount;
  }
}

export function everyName(collection: Collection): string[] {
  return [
    ...collection.columns.map(({ apiName }) => apiName),
    ...collection.relations.filter(({ key }) => key === undefined).map(({ apiName }) => apiName),
  ];
}
