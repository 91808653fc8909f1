// Load on a server for some seconds: by wrk, or by Node where there is no wrk. On PostgreSQL itself: by pgbench.
import http from "node:http";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run, versionOf } from "./processes.mjs";
import { fresh } from "./requests.mjs";
import { statement } from "./shapes.mjs";

export const wrkVersion = versionOf("wrk", "-v");
export const pgbenchVersion = versionOf("pgbench", "--version");

/** @returns requests, seconds, p50 and p99 in milliseconds, and how many answers were wrong */
export async function load({ url, key, bodies, connections, seconds, directory }) {
  if (!wrkVersion) return loadByNode({ url, key, bodies, connections, seconds });
  const file = path.join(directory, "bodies");
  writeFileSync(file, bodies.join("\n") + "\n");
  const output = await run(
    "wrk",
    ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "20s", "-s", path.join(import.meta.dirname, "wrk.lua"), url],
    { ...process.env, BENCH_BODIES: file, BENCH_KEY: key, BENCH_UNIQUE: String(Date.now() * 1000) });
  const [requests, micros, p50, p99, bad] = /^RESULT (.*)$/m.exec(output)[1].split(" ").map(Number);
  return {
    requests, seconds: micros / 1e6, p50: p50 / 1000, p99: p99 / 1000, bad,
    ...(bad && { example: /^BAD (.*)$/m.exec(output)[1] }),
  };
}

async function loadByNode({ url, key, bodies, connections, seconds }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  let bad = 0;
  let next = 0;
  const begun = performance.now();
  const client = async () => {
    while (performance.now() - begun < seconds * 1000) {
      const sent = performance.now();
      const answer = await post(url, key, fresh(bodies[next++ % bodies.length]), agent);
      latencies.push(performance.now() - sent);
      if (!answer.startsWith('{"data":') || answer.slice(-400).includes('"errors"')) bad++;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return { requests: latencies.length, seconds: (performance.now() - begun) / 1000, ...percentiles(latencies), bad };
}

/** Sends one request; the answer as it came. */
export function post(url, key, body, agent) {
  const headers = {
    "content-type": "application/json", accept: "application/json", "x-api-key": key,
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", headers, agent }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks).toString()));
    });
    request.on("error", reject);
    request.end(body);
  });
}

function percentiles(latencies) {
  const ordered = latencies.sort((a, b) => a - b);
  const at = (share) => ordered[Math.floor(ordered.length * share)];
  return { p50: at(0.5), p99: at(0.99) };
}

/** The shape's own statement, prepared once a connection, in a loop. */
export async function loadDatabase({ shape, connections, seconds, environment, directory }) {
  const script = path.join(directory, "statement.sql");
  const drawn = Object.entries(shape.params ?? {}).map(([name, [low, high]]) => `\\set ${name} random(${low}, ${high})\n`);
  writeFileSync(script, `${drawn.join("")}${statement(shape).replace(/\s+/g, " ")};\n`);
  await run(
    "pgbench",
    ["-n", "-M", "prepared", "-c", connections, "-j", 1, "-T", seconds, "-l", "--log-prefix", `${directory}/pgbench`,
      "-f", script].map(String),
    { ...process.env, ...environment });
  const logs = readdirSync(directory).filter((name) => name.startsWith("pgbench.")).map((name) => path.join(directory, name));
  const latencies = logs.flatMap((log) => readFileSync(log, "utf8").split("\n").filter(Boolean))
    .map((line) => Number(line.split(" ")[2]) / 1000);
  logs.forEach((log) => rmSync(log));
  return { requests: latencies.length, seconds, ...percentiles(latencies), bad: 0 };
}
