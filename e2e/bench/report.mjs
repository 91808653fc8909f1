// What was measured, as a table in Markdown.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const PAGE = path.resolve(import.meta.dirname, "../../docs/performance.md");
const BEGIN = "<!-- measured: written by ./weft bench -->";
const END = "<!-- end -->";
const PEERS = ["postgraphile", "bound"];

export function report(measured) {
  const { facts, memory } = measured;
  return [
    ...Object.entries(facts).map(([name, value]) => `- ${name}: ${value}`),
    ...Object.entries(memory).map(([name, peak]) => `- Resident memory of ${label(name)}, at most: ${Math.round(peak)} MiB`),
    "",
    `### CPU of a request at ${measured.reference} connections, ms`,
    "",
    ...costs(measured),
    "",
    "### Requests a second, p50 / p99 in ms",
    "",
    ...speeds(measured),
    ...(measured.results.some((r) => r.target === "unlogged") ? logged(measured) : []),
  ].join("\n");
}

function costs({ results, statements, titles, reference }) {
  const peer = PEERS.find((name) => results.some((r) => r.target === name));
  const ratios = [];
  const lines = Object.entries(titles).map(([shape, title]) => {
    const own = results.filter((r) => r.shape === shape);
    const at = own.some((r) => r.connections === reference) ? reference : own[0]?.connections;
    const of = (target) => median(own.filter((r) => r.target === target && r.connections === at));
    const [weft, other, sql] = [of("weft"), peer && of(peer), of("sql")];
    if (weft && other) ratios.push(sum(other) / sum(weft));
    const mine = statements[shape].weft;
    const theirs = statements[shape][peer];
    const none = theirs === undefined ? "has none" : "not one answer";
    return row([title, weft ? cost(weft) : "not one answer", ...(peer ? [other ? cost(other) : none, weft && other ? (sum(weft) / sum(other)).toFixed(2) : ""] : []),
      sql ? sql.postgres.toFixed(3) : "", mine, ...(peer ? [theirs ?? ""] : [])]);
  });
  const heads = ["shape", "Weft: server + PostgreSQL", ...(peer ? [`${label(peer)}: server + PostgreSQL`, `Weft / ${label(peer)}`] : []),
    "one statement of SQL", "statements of Weft", ...(peer ? [`of ${label(peer)}`] : [])];
  const together = ratios.length ? ["", means(ratios, peer)] : [];
  return [row(heads), row(heads.map(() => "---")), ...lines, ...together];
}

function speeds({ results, titles }) {
  const targets = ["weft", ...PEERS, "sql"].filter((t) => results.some((r) => r.target === t));
  const connections = [...new Set(results.map((r) => r.connections))];
  const heads = ["shape", "connections", ...targets.map(label)];
  const asked = (shape, c) => results.some((r) => r.shape === shape && r.connections === c);
  const lines = Object.entries(titles).flatMap(([shape, title]) => connections.filter((c) => asked(shape, c)).map((c) =>
    row([title, c, ...targets.map((target) =>
      speed(median(results.filter((r) => r.shape === shape && r.target === target && r.connections === c))))])));
  return [row(heads), row(heads.map(() => "---")), ...lines];
}

/** What the change log costs: the same rows into two collections, one of which does without. */
function logged({ results, titles }) {
  const lines = Object.entries(titles).flatMap(([shape, title]) =>
    [...new Set(results.filter((r) => r.shape === shape && r.target === "unlogged").map((r) => r.connections))].map((c) => {
      const of = (target) => median(results.filter((r) => r.shape === shape && r.target === target && r.connections === c));
      const [on, off] = [of("weft"), of("unlogged")];
      return row([title, c, `${on.perSecond.toFixed(1)}`, `${off.perSecond.toFixed(1)}`,
        `${Math.round((100 * on.perSecond) / off.perSecond)} %`, cost(on), cost(off)]);
    }));
  const heads = ["shape", "connections", "logged, a second", "not logged", "kept", "CPU logged, ms", "CPU not logged, ms"];
  return ["", "### The change log", "", row(heads), row(heads.map(() => "---")), ...lines];
}

const label = (target) =>
  ({ weft: "Weft", postgraphile: "PostGraphile", bound: "Weft by policies", unlogged: "Weft without the change log", sql: "SQL by pgbench" })[target];
const row = (cells) => `| ${cells.join(" | ")} |`;
const sum = (result) => result.server + result.postgres;
const cost = (result) => `${result.server.toFixed(3)} + ${result.postgres.toFixed(3)} = ${sum(result).toFixed(3)}`;
const speed = (result) =>
  result ? `${Math.round(result.perSecond)}, ${result.p50.toFixed(2)} / ${result.p99.toFixed(1)}` : "";
/** One shape at which a server is hopeless should not decide. */
function means(ratios, peer) {
  const inner = ratios.toSorted((a, b) => a - b).slice(1, -1);
  const all = `Geometric mean of ${label(peer)} / Weft: **${geometricMean(ratios).toFixed(2)}**`;
  return inner.length ? `${all}; without the best and the worst shape ${geometricMean(inner).toFixed(2)}` : all;
}

const geometricMean = (list) => Math.exp(list.reduce((total, x) => total + Math.log(x), 0) / list.length);

/** Of every figure by itself. */
function median(results) {
  if (!results.length) return undefined;
  const of = (name) => {
    const ordered = results.map((r) => r[name]).sort((a, b) => a - b);
    const middle = ordered.length >> 1;
    return ordered.length % 2 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
  };
  return Object.fromEntries(["perSecond", "p50", "p99", "server", "postgres"].map((name) => [name, of(name)]));
}

/** Puts the report between the marks of the page; what is written around them stays. */
export function publish(text) {
  const page = readFileSync(PAGE, "utf8");
  const [before, rest] = page.split(BEGIN);
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${text}\n\n${END}${rest.split(END)[1]}`);
}
