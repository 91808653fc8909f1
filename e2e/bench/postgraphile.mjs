// The peer in a process of its own, with the Node that its package brings.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { freePort, sleep, start, versionOf } from "./processes.mjs";

const DIRECTORY = path.join(import.meta.dirname, "postgraphile");
const NODE = path.join(DIRECTORY, "node_modules", ".bin", "node");
const READY_SECONDS = 60;
// As many connections as Weft's pool has.
const POOL = "20";

export class PostGraphile {
  static async start({ url, schema, log }) {
    const port = await freePort();
    const env = {
      ...process.env, NODE_ENV: "production", GRAPHILE_ENV: "production",
      DATABASE_URL: url, SCHEMA: schema, PORT: String(port), POOL,
    };
    const child = start(existsSync(NODE) ? NODE : process.execPath, [path.join(DIRECTORY, "server.mjs")], { env, log });
    const endpoint = `http://127.0.0.1:${port}/graphql`;
    for (let waited = 0; waited < READY_SECONDS * 10 && child.exitCode === null; waited++) {
      if (await fetch(endpoint, { method: "POST" }).catch(() => null)) return { url: endpoint, pid: child.pid };
      await sleep(100);
    }
    throw new Error(`PostGraphile did not start:\n${readFileSync(log, "utf8").slice(-4000)}`);
  }

  static versions() {
    const of = (name) => JSON.parse(readFileSync(path.join(DIRECTORY, "node_modules", name, "package.json"), "utf8")).version;
    return `${of("postgraphile")}, Amber preset, connection-filter ${of("postgraphile-plugin-connection-filter")}, `
      + `pg-aggregates ${of("@graphile/pg-aggregates")}, Node ${versionOf(existsSync(NODE) ? NODE : process.execPath, "--version")}`;
  }
}
