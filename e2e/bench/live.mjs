// Measures how writes reach sockets: `node live.mjs --help` says what can be chosen. Needs a packaged server, like the rest.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { cpuMillis, resident } from "./processes.mjs";
import { Weft } from "./weft.mjs";

const HELP = `Usage: node live.mjs [options]

  --kind changed|live   events of rows, or 10 queries that stay alive        changed
  --sockets n           that listen                                          1000
  --writes n            a second                                             100
  --seconds n           that are measured                                    10
  --warm n              seconds before                                       10
  --home directory      of a server that is made and left there              removed afterwards`;

const given = parseArgs({
  options: {
    kind: { type: "string" }, sockets: { type: "string" }, writes: { type: "string" }, seconds: { type: "string" },
    warm: { type: "string" }, home: { type: "string" }, help: { type: "boolean" },
  },
}).values;
if (given.help) {
  console.log(HELP);
  process.exit(0);
}
const KINDS = 10;
const home = given.home ? path.resolve(given.home) : mkdtempSync(path.join(os.tmpdir(), "weft-live-"));
process.on("exit", () => given.home || rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

const documents = {
  changed: ["subscription { articleChanged { kind transition article { id title } cursor } }"],
  live: Array.from({ length: KINDS }, (_, i) =>
    `subscription { live { articles(first: 10, filter: { views: { gte: ${i} } }, orderBy: [{ updatedAt: DESC }]) { nodes { title views } } } }`),
}[given.kind ?? "changed"];

const weft = new Weft(home);
await weft.start();
const project = await weft.createProject([
  { createCollection: { name: "articles", fields: [{ name: "title", type: "TEXT" }, { name: "views", type: "INTEGER", indexed: true }] } },
]);
const ask = async (query, variables) => {
  const answer = await fetch(`${weft.url}/graphql/bench`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": project.key },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
let id;
for (let i = 0; i < 200; i++) {
  ({ createArticle: { article: { id } } } = await ask(
    "mutation($i: ArticleInput!) { createArticle(input: $i) { article { id } } }", { i: { title: `a ${i}`, views: i } }));
}

const settings = {
  url: `${weft.url}/graphql/bench`,
  writeUrl: `${weft.url}/graphql/bench`,
  key: project.key,
  initialisation: JSON.stringify({ "X-API-Key": project.key }),
  sockets: given.sockets ?? "1000",
  writes: given.writes ?? "100",
  seconds: given.seconds ?? "10",
  warm: given.warm ?? "10",
  write: JSON.stringify({
    query: "mutation($id: ID!, $title: String!) { updateArticle(id: $id, patch: { title: $title }) { outcome errors { code } } }",
    variables: { id, title: "@@" },
  }),
};
documents.forEach((query, i) => (settings[`document${i}`] = JSON.stringify({ query })));
const file = path.join(home, "live.settings");
writeFileSync(file, Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join(""));
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "java") : "java";
const cpuBefore = cpuMillis(weft.process.pid);
const { stdout, stderr } = await promisify(execFile)(
  java, ["-XX:+UseSerialGC", path.join(import.meta.dirname, "live", "Sockets.java"), file], { maxBuffer: 1 << 24 });
if (stderr) console.error(stderr.slice(0, 2000));
const figures = JSON.parse(stdout);
figures.serverCpuMillis = cpuMillis(weft.process.pid) - cpuBefore;
figures.serverMebibytes = resident(weft.process.pid);
console.log(JSON.stringify(figures, null, 2));
await weft.stop();
process.exit(0);
