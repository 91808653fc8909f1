// The server's own PostgreSQL, reached beside the server: settings, logins, rows, counts of statements.
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { loadMagazine } from "./magazine.mjs";

const PASSWORD = "bench";

export class Database {
  constructor(home) {
    this.home = home;
  }

  static existsIn(home) {
    return existsSync(path.join(home, "pg18.properties"));
  }

  get port() {
    return Number(this.#pidFile()[3]);
  }

  get pid() {
    return Number(this.#pidFile()[0]);
  }

  #pidFile() {
    return readFileSync(path.join(this.home, "pg18", "postmaster.pid"), "utf8").split("\n");
  }

  /** @param schema of the project, whose tables are then known by their plain names */
  async connect(schema) {
    const settings = readFileSync(path.join(this.home, "pg18.properties"), "utf8");
    const password = /^admin-password=(.*)$/m.exec(settings)[1];
    this.client = new pg.Client({ host: "127.0.0.1", port: this.port, user: "postgres", password, database: "weft",
      options: `-c search_path=${schema},bench` });
    // The server takes its PostgreSQL down when it stops.
    this.client.on("error", () => {});
    await this.client.connect();
  }

  async disconnect() {
    await this.client.end();
  }

  async rows(sql, ...values) {
    return (await this.client.query(sql, values)).rows;
  }

  /** What a machine that does nothing else would get; in force after a restart. */
  async tune() {
    const megabytes = Math.min(2048, Math.floor(os.totalmem() / 2 ** 20 / 4));
    await this.rows(`alter system set shared_buffers = '${megabytes}MB'`);
    await this.rows("alter system set max_wal_size = '8GB'");
    await this.rows("alter system set shared_preload_libraries = 'pg_stat_statements'");
    await this.rows("alter system set pg_stat_statements.track = 'none'");
  }

  /** Logins with the rights that the server itself has on the rows, and no others. */
  async createLogins(schema) {
    for (const login of ["postgraphile", "handwritten"]) {
      await this.rows(`create role ${login} login password '${PASSWORD}'`);
      await this.rows(`grant connect on database weft to ${login}`);
      await this.rows(`grant usage on schema ${schema} to ${login}`);
      await this.rows(`grant select, insert, update, delete on all tables in schema ${schema} to ${login}`);
      await this.rows(`alter role ${login} in database weft set search_path = ${schema}`);
    }
    await this.rows("create schema bench");
    await this.rows("create extension pg_stat_statements schema bench");
  }

  /** Where a login finds the database. */
  urlFor(login) {
    return `postgres://${login}:${PASSWORD}@127.0.0.1:${this.port}/weft`;
  }

  /** Connects as `psql` and `pgbench` do. */
  environmentFor(login) {
    return { PGHOST: "127.0.0.1", PGPORT: String(this.port), PGUSER: login, PGPASSWORD: PASSWORD, PGDATABASE: "weft" };
  }

  /** Makes all rows. Foreign keys hold by construction and are not checked one by one. */
  async load(schema, store, articles) {
    await this.rows("set session_replication_role = replica");
    await this.#loadStore(schema, store);
    await loadMagazine((sql) => this.rows(sql), articles);
    await this.rows("reset session_replication_role");
    await this.rows("vacuum (analyze, freeze)");
  }

  async #loadStore(schema, store) {
    for (const { name, fields, relations, rows } of store.collections) {
      const columns = ["id", ...fields.map((f) => f.name), ...relations.map((r) => `${r.name}_id`)];
      const records = rows.map((row) =>
        Object.fromEntries(columns.map((c) => [c, row[c === "id" ? "rowId" : c.replace(/_id$/, "")] ?? row[c] ?? null])));
      await this.rows(
        `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1)`,
        JSON.stringify(records));
    }
    for (const { collection, name, links } of store.manyToMany) {
      await this.rows(
        `insert into ${await this.linkTable(schema, collection, name)} select a, b
         from unnest($1::bigint[], $2::bigint[]) link (a, b)`, links.map((l) => l[0]), links.map((l) => l[1]));
    }
  }

  async linkTable(schema, collection, relation) {
    const found = await this.rows(
      "select relname from pg_class where relnamespace = $1::regnamespace and relkind = 'r' and relname like $2",
      schema, `${collection}\\_%${relation}%`);
    return found[0].relname;
  }

  /** Statements that a login or a project's role sends while something is done. */
  async statementsDuring(role, work) {
    await this.#track("top");
    await this.rows("select pg_stat_statements_reset()");
    await work();
    // What sets up a new connection of a pool is no part of a request.
    const [{ calls }] = await this.rows(
      `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
       where userid = $1::regrole and query !~* '^set '`, role);
    await this.#track("none");
    return calls;
  }

  async #track(what) {
    await this.rows(`alter system set pg_stat_statements.track = '${what}'`);
    await this.rows("select pg_reload_conf()");
    // Sessions take the change up before their next statement, once the signal has reached them.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
