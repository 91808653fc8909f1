// Whether all answers to a shape say the same, and how many statements each server needs for it.
import { post } from "./load.mjs";
import { bodies, draws, fresh, literal, sorted, values } from "./requests.mjs";
import { statement } from "./shapes.mjs";

const DRAWS = 3;

export class Check {
  constructor(database, servers) {
    this.database = database;
    this.servers = servers;
  }

  /** Sends one request and returns its data. */
  async ask({ name, url, key }, body) {
    const answer = await post(url, key, fresh(body));
    const { data, errors } = JSON.parse(answer);
    if (errors || !data) throw new Error(`${name} answers ${answer.slice(0, 400)}`);
    return data;
  }

  /** @returns the number of statements of each server; throws when an answer is not what SQL answers */
  async run(shape) {
    const drawn = draws(shape, DRAWS, 7);
    const expected = [];
    for (const values of drawn) expected.push(await this.#bySql(shape, values));
    const counts = {};
    for (const server of this.servers.filter((s) => shape[s.dialect])) {
      const requests = await bodies(shape, server.dialect, drawn, (body) => this.ask(server, body));
      const answers = [];
      for (const body of requests) answers.push(await this.#seen(shape, values(await this.ask(server, body)), server.name));
      answers.forEach((answer, i) => this.#compare(server.name, answer, expected[i]));
      const calls = await this.database.statementsDuring(server.role, async () => {
        for (const body of requests) await this.ask(server, body);
      });
      counts[server.name] = calls / requests.length;
    }
    return counts;
  }

  async #bySql(shape, drawn) {
    const [row] = await this.database.rows(literal(statement(shape), drawn));
    return this.#seen(shape, values(Object.values(row)));
  }

  /** New rows have new keys: what counts is what they hold. */
  async #seen(shape, found, server) {
    if (shape.inserts) {
      const table = server === "unlogged" ? "plain_notes" : "notes";
      const rows = await this.database.rows(
        `select author_id, body, likes from ${table} where id = any($1) order by array_position($1, id)`, found.map(Number));
      return values(rows);
    }
    return shape.unordered ? sorted(found, shape.unordered) : found;
  }

  #compare(server, found, expected) {
    if (found.length === 0) throw new Error(`${server} answers nothing; nothing is compared`);
    const at = Array.from({ length: Math.max(found.length, expected.length) }).findIndex((_, i) => found[i] !== expected[i]);
    if (at >= 0) {
      throw new Error(`${server} answers ${found.length} values, ${expected.length} are expected; value ${at} is `
        + `${JSON.stringify(found[at])}, expected is ${JSON.stringify(expected[at])}`);
    }
  }
}
