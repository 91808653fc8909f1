// Measures Weft beside PostGraphile and bare SQL. `./weft bench --help` says what can be chosen.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { boundKey } from "./bound.mjs";
import { operations } from "./catalog.mjs";
import { Check } from "./check.mjs";
import { Database } from "./database.mjs";
import { load, loadDatabase, pgbenchVersion, wrkVersion } from "./load.mjs";
import { sizes } from "./magazine.mjs";
import { PostGraphile } from "./postgraphile.mjs";
import { cpuMillis, machine, resident, sleep, versionOf } from "./processes.mjs";
import { publish, report } from "./report.mjs";
import { bodies, draws } from "./requests.mjs";
import { shapes } from "./shapes.mjs";
import { musicStore } from "./store.mjs";
import { Weft } from "./weft.mjs";

const HELP = `Usage: ./weft bench [options]

  --quick               a tenth of the rows, 16 connections, one run of a second each; docs stay as they are
  --check               compare the answers and count the statements; measure nothing
  --shapes key,page     only these: ${Object.keys(shapes(sizes(1))).join(", ")}
  --connections 1,16    how many clients at once                                          1,16,64
  --seconds n           of each run                                                       2
  --repetitions n       runs of which the median is taken                                 3
  --articles n          rows; a tenth as many authors, three times as many comments       1000000
  --alone               without PostGraphile
  --bound               beside a role that row policies bind, instead of PostGraphile
  --log                 inserts also into a collection without the change log
  --home directory      keep the data there, and use what is there already                removed afterwards
  --write               write the table into docs/performance.md                          only a complete run`;

const given = parseArgs({
  options: {
    quick: { type: "boolean" }, check: { type: "boolean" }, alone: { type: "boolean" }, bound: { type: "boolean" }, log: { type: "boolean" },
    write: { type: "boolean" },
    help: { type: "boolean" }, shapes: { type: "string" }, connections: { type: "string" },
    seconds: { type: "string" }, repetitions: { type: "string" }, articles: { type: "string" }, home: { type: "string" },
  },
}).values;
if (given.help) {
  console.log(HELP);
  process.exit(0);
}

const numbers = (text) => text.split(",").map(Number);
const options = {
  articles: Number(given.articles ?? (given.quick ? 100_000 : 1_000_000)),
  connections: numbers(given.connections ?? (given.quick ? "16" : "1,16,64")),
  seconds: Number(given.seconds ?? (given.quick ? 1 : 2)),
  repetitions: Number(given.repetitions ?? (given.quick ? 1 : 3)),
};
const names = Object.keys(shapes(sizes(1)));
const chosen = given.shapes ? given.shapes.split(",") : names;
const unknown = chosen.find((name) => !names.includes(name));
if (unknown) fail(`There is no shape '${unknown}'. There are: ${names.join(", ")}`);
const BODIES = 400;
// The compilers of a server on two processors are busy with its first tens of thousands of requests.
const WARM_SECONDS = given.quick ? 1 : 4;
// Milliseconds, and the share of one processor below which nobody works.
const [REST, LONGEST_REST, IDLE_SHARE] = [200, 60_000, 0.15];

const home = given.home ? path.resolve(given.home) : mkdtempSync(path.join(os.tmpdir(), "weft-bench-"));
process.on("exit", () => given.home || rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
const scratch = path.join(home, "bench");
mkdirSync(scratch, { recursive: true });

const weft = new Weft(home);
const database = new Database(home);
const project = await prepared();
const startSeconds = await weft.start();
say(`Weft started in ${startSeconds.toFixed(1)} s`);
await database.connect(project.schema);
const own = { name: "weft", dialect: "weft", url: `${weft.url}/graphql/bench`, key: project.key, role: `weft_${project.schema}`, pid: weft.process.pid };
const servers = [own];
if (given.bound) servers.push({ ...own, name: "bound", key: await boundKey(weft, await weft.signIn()) });
else if (!given.alone) {
  const peer = await PostGraphile.start({ url: database.urlFor("postgraphile"), schema: project.schema, log: path.join(scratch, "postgraphile.log") });
  servers.push({ name: "postgraphile", dialect: "postgraphile", url: peer.url, key: "", role: "postgraphile", pid: peer.pid });
}

if (given.log) servers.push({ ...own, name: "unlogged", dialect: "unlogged" });

const all = shapes(sizes(options.articles));
const check = new Check(database, servers);
const statements = {};
const failures = [];
for (const name of chosen) {
  try {
    statements[name] = await check.run(all[name]);
    say(`${name}: same values; statements ${Object.entries(statements[name]).map(([server, n]) => `${server} ${n}`).join(", ")}`);
  } catch (e) {
    failures.push(name);
    say(`${name}: ${e.message}`);
  }
}
const sound = chosen.filter((name) => !failures.includes(name));
if (!given.check && sound.length) await measure(sound);
await database.disconnect();
await weft.stop();
if (failures.length) fail(`Not measured, for the answers were wrong: ${failures.join(", ")}`);
process.exit(0);

/** A server with a project and all its rows, stopped; made unless there is one. */
async function prepared() {
  const known = path.join(scratch, "project.json");
  if (existsSync(known)) {
    const project = JSON.parse(readFileSync(known, "utf8"));
    options.articles = project.articles;
    return project;
  }
  say("Making the project ...");
  await weft.start();
  const store = musicStore();
  const created = await weft.createProject(operations(store));
  await database.connect(created.schema);
  say(`Loading ${options.articles} articles and the music store (${store.origin}) ...`);
  await database.load(created.schema, store, options.articles);
  await database.createLogins(created.schema);
  await database.tune();
  await database.disconnect();
  await weft.stop();
  const project = { ...created, articles: options.articles, store: store.origin };
  writeFileSync(known, JSON.stringify(project));
  return project;
}

async function measure(measurable) {
  const results = [];
  // Compilers need to have seen everything before anything is measured; then each shape gets another moment.
  for (const name of measurable) await warm(all[name]);
  for (const name of measurable) {
    const shape = all[name];
    await warm(shape);
    for (const connections of shape.connections ?? options.connections) {
      for (let repetition = 0; repetition < options.repetitions; repetition++) {
        for (const server of askable(shape)) {
          results.push(...await one(name, server.name, connections, server.pid, () =>
            load({ ...server, connections, seconds: options.seconds, directory: scratch })));
        }
        if (pgbenchVersion && connections === (shape.connections?.[0] ?? reference()) && repetition < 2) {
          results.push(...await one(name, "sql", connections, null, () =>
            loadDatabase({ shape, connections, seconds: options.seconds, directory: scratch,
              environment: database.environmentFor("handwritten") })));
        }
      }
    }
    if (shape.inserts) await database.rows("truncate notes, plain_notes, weft.change");
  }
  const measured = {
    results, statements, reference: reference(), titles: Object.fromEntries(measurable.map((name) => [name, all[name].title])),
    memory: Object.fromEntries(servers.filter((s) => s.name !== "unlogged").map((s) => [s.name, resident(s.pid).peak])),
    facts: await facts(),
  };
  writeFileSync(path.join(scratch, "results.json"), JSON.stringify(measured, null, 1));
  const text = report(measured);
  console.log(text);
  if (given.write || (!given.quick && !given.shapes && !failures.length && !given.alone && !given.bound)) publish(text);
}

async function warm(shape) {
  for (const server of askable(shape)) {
    server.bodies = await bodies(shape, server.dialect, draws(shape, shape.bodies ?? BODIES), (body) => check.ask(server, body));
    await load({ ...server, connections: shape.connections?.[0] ?? 16, seconds: WARM_SECONDS, directory: scratch });
  }
}

/** The servers that know such an operation. */
function askable(shape) {
  return servers.filter((server) => shape[server.dialect]);
}

/** The number of connections by which the servers are compared. */
function reference() {
  return options.connections.includes(16) ? 16 : options.connections[0];
}

/** Waits for what earlier clients left running, and for compilers. */
async function settled() {
  const used = () => [database.pid, ...servers.map((s) => s.pid)].reduce((sum, pid) => sum + cpuMillis(pid), 0);
  const deadline = performance.now() + LONGEST_REST;
  for (let busy = true; busy && performance.now() < deadline;) {
    const before = used();
    await sleep(REST);
    busy = used() - before > REST * IDLE_SHARE;
  }
}

async function one(shape, target, connections, pid, work) {
  await settled();
  const before = { server: pid ? cpuMillis(pid) : 0, postgres: cpuMillis(database.pid) };
  const { requests, seconds, p50, p99, bad, example } = await work();
  // PostgreSQL ends what the last clients left.
  await sleep(100);
  if (!requests) {
    say(`${shape} x${connections} ${target}: not one answer in ${seconds} s`);
    return [];
  }
  const cost = (used, since) => (used - since) / requests;
  const result = {
    shape, target, connections, requests, perSecond: requests / seconds, p50, p99, bad,
    server: pid ? cost(cpuMillis(pid), before.server) : 0, postgres: cost(cpuMillis(database.pid), before.postgres),
    resident: pid ? resident(pid).now : 0,
  };
  say(`${shape} x${connections} ${target}: ${Math.round(result.perSecond)}/s, p50 ${p50.toFixed(2)} p99 ${p99.toFixed(1)} ms,`
    + ` CPU ${result.server.toFixed(3)} + ${result.postgres.toFixed(3)} ms${bad ? `, ${bad} WRONG: ${example}` : ""}`);
  return [result];
}

async function facts() {
  const [{ server_version: postgres }] = await database.rows("show server_version");
  const [{ shared_buffers: buffers }] = await database.rows("show shared_buffers");
  const { authors, articles, comments } = sizes(options.articles);
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "java") : "java";
  return {
    Date: new Date().toISOString().slice(0, 10),
    Machine: machine(),
    Weft: `${versionOf("git", "-C", import.meta.dirname, "describe", "--always", "--dirty") ?? "unknown"}, ${versionOf(java, "--version")}`,
    "Weft's JVM": jvm(),
    ...(given.alone || given.bound || { PostGraphile: PostGraphile.versions() }),
    PostgreSQL: `${postgres}, shared_buffers ${buffers}`,
    Rows: `${authors} authors, ${articles} articles, ${comments} comments; music store ${project.store}`,
    Load: `${wrkVersion ?? "Node"}; ${pgbenchVersion ?? "no pgbench"}; medians of ${options.repetitions} runs of ${options.seconds} s`,
    "Weft's start": `${startSeconds.toFixed(1)} s with this database`,
  };
}

function say(text) {
  console.log(text);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}

function jvm() {
  const { WEFT_JVM = "", WEFT_CACHE } = process.env;
  return [WEFT_JVM, WEFT_CACHE ? "with an AOT cache" : "without an AOT cache"].join(" ").trim();
}
