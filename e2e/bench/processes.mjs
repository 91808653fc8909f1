// Processes of this machine: started, stopped, and what they cost. Costs are read from /proc, so on Linux only.
import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { openSync, readFileSync, readdirSync } from "node:fs";
import os from "node:os";

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGTERM")));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** Starts a server whose output goes to a file. */
export function start(command, args, { env, log }) {
  const out = openSync(log, "w");
  const child = spawn(command, args, { env, stdio: ["ignore", out, out] });
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
}

/** As Ctrl-C does; returns when it is gone. */
export async function stop(child) {
  if (child.exitCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  }
}

/** Runs a program to its end and returns what it printed. */
export function run(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let output = "";
    let errors = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (errors += data));
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}: ${errors}${output}`));
    });
  });
}

/** The first line that a program prints of itself, or null when it is not there. */
export function versionOf(command, ...args) {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim().split("\n")[0];
  } catch (e) {
    return e.stdout ? e.stdout.trim().split("\n")[0] : null;
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

const ticksPerSecond = Number(versionOf("getconf", "CLK_TCK") ?? 100);

function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in parentheses, may hold anything; the fields begin behind it with the third.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
    return { parent: Number(fields[1]), ticks: user + system + childUser + childSystem };
  } catch {
    return null;
  }
}

function family(pid) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), stat(name)]);
  const members = [pid];
  for (let i = 0; i < members.length; i++) {
    members.push(...all.filter(([, s]) => s?.parent === members[i]).map(([child]) => child));
  }
  return members;
}

/** Milliseconds of CPU that a process and its children have used, those that have ended included. */
export function cpuMillis(pid) {
  if (os.platform() !== "linux") return NaN;
  return family(pid).reduce((sum, member) => sum + ((stat(member)?.ticks ?? 0) * 1000) / ticksPerSecond, 0);
}

/** Resident memory in MiB: now, and the most that it ever was. */
export function resident(pid) {
  if (os.platform() !== "linux") return { now: NaN, peak: NaN };
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mebibytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { now: mebibytes("VmRSS"), peak: mebibytes("VmHWM") };
}

export function machine() {
  const cpus = os.cpus();
  return `${cpus.length} x ${cpus[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}`;
}
