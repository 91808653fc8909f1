import type { Row } from '@/lib/documents/operation';
import { sameValue } from '@/lib/documents/value';
import { ApiError } from '@/lib/platform/api-error';

export type Values = Record<string, unknown>;

/** A change of a row as somebody saw it. */
export type Edit = {
  base: Row;
  patch: Values;
  /** What else looks different at once, such as the row that a reference leads to. */
  shown?: Values;
};

/** Somebody else has changed the same fields meanwhile. */
export type Conflict = { edit: Edit; current: Row; fields: string[] };

export type Outcome =
  | { kind: 'saved'; row: Row }
  | { kind: 'unchanged' }
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'gone' }
  | { kind: 'refused'; error: unknown };

/** What edits need of the API, and of what is on the screen. */
export type RowPorts = {
  update(id: string, patch: Values, ifVersion: string): Promise<Row | null>;
  read(id: string): Promise<Row | null>;
  show(id: string, values: Values): void;
};

/** Saves changes of rows one after the other: they are seen at once, and taken back when they are refused. */
export class RowEdits {
  readonly #ports: RowPorts;
  readonly #under = new Map<string, Promise<unknown>>();
  /** From a version to the one that an edit of ours has made of it. */
  readonly #ownVersions = new Map<string, string>();
  readonly #undo: { id: string; patch: Values; shown: Values }[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(ports: RowPorts) {
    this.#ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How many edits can be undone. */
  readonly undoable = (): number => this.#undo.length;

  async save(edit: Edit): Promise<Outcome> {
    const changed = Object.entries(edit.patch).filter(
      ([name, value]) => !sameValue(value, edit.base[name]),
    );
    if (changed.length === 0) {
      return { kind: 'unchanged' };
    }
    const outcome = await this.#inTurn({ ...edit, patch: Object.fromEntries(changed) });
    if (outcome.kind === 'saved') {
      this.#remember(edit, Object.fromEntries(changed));
    }
    return outcome;
  }

  /** What was typed wins over what somebody else wrote. */
  insist({ edit, current }: Conflict): Promise<Outcome> {
    return this.save({ ...edit, base: current });
  }

  /** Takes the last edit back; undefined when there is none. */
  async undo(): Promise<Outcome | undefined> {
    const last = this.#undo.pop();
    this.#changed();
    if (!last) {
      return undefined;
    }
    const row = await this.#ports.read(last.id).catch(() => null);
    if (!row) {
      return { kind: 'gone' };
    }
    return this.#inTurn({ base: row, patch: last.patch, shown: last.shown });
  }

  #remember({ base, shown = {} }: Edit, patch: Values): void {
    const before = (values: Values) =>
      Object.fromEntries(Object.keys(values).map((name) => [name, base[name] ?? null]));
    this.#undo.push({ id: base.id, patch: before(patch), shown: before(shown) });
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #inTurn(edit: Edit): Promise<Outcome> {
    const { id } = edit.base;
    this.#ports.show(id, { ...edit.patch, ...edit.shown });
    const turn = (this.#under.get(id) ?? Promise.resolve()).then(() =>
      this.#send(edit, this.#latest(edit.base.rowVersion)),
    );
    this.#under.set(id, turn);
    return turn;
  }

  #latest(version: string): string {
    const next = this.#ownVersions.get(version);
    return next === undefined ? version : this.#latest(next);
  }

  async #send(edit: Edit, version: string): Promise<Outcome> {
    const { base, patch } = edit;
    try {
      const row = await this.#ports.update(base.id, patch, version);
      if (!row) {
        return { kind: 'gone' };
      }
      if (row.rowVersion !== version) {
        this.#ownVersions.set(version, row.rowVersion);
      }
      this.#ports.show(base.id, row);
      return { kind: 'saved', row };
    } catch (error) {
      return this.#refused(edit, error);
    }
  }

  async #refused(edit: Edit, error: unknown): Promise<Outcome> {
    const { base } = edit;
    if (!(error instanceof ApiError) || error.code !== 'VERSION_CONFLICT') {
      this.#takeBack(edit);
      return isGone(error) ? { kind: 'gone' } : { kind: 'refused', error };
    }
    const current = await this.#ports.read(base.id).catch(() => undefined);
    if (!current) {
      this.#takeBack(edit);
      return current === null ? { kind: 'gone' } : { kind: 'refused', error };
    }
    return this.#meet(edit, current);
  }

  /** Changes of other fields go together; of the same field somebody has to choose. */
  async #meet(edit: Edit, current: Row): Promise<Outcome> {
    const fields = Object.entries(edit.patch)
      .filter(
        ([name, value]) =>
          !sameValue(current[name], edit.base[name]) && !sameValue(current[name], value),
      )
      .map(([name]) => name);
    if (fields.length === 0) {
      this.#ports.show(current.id, { ...current, ...edit.patch, ...edit.shown });
      return this.#send({ ...edit, base: current }, current.rowVersion);
    }
    this.#ports.show(current.id, current);
    return { kind: 'conflict', conflict: { edit, current, fields } };
  }

  #takeBack({ base, patch, shown = {} }: Edit): void {
    const names = [...Object.keys(patch), ...Object.keys(shown)];
    this.#ports.show(base.id, Object.fromEntries(names.map((name) => [name, base[name]])));
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'NOT_FOUND';
}
