// The packaged server in a home of its own, and its platform API.
import { readFileSync } from "node:fs";
import path from "node:path";
import { freePort, sleep, start, stop } from "./processes.mjs";

const JAR = path.resolve(import.meta.dirname, "../../server/target/weft-app.jar");
const READY_SECONDS = 180;
const ACCOUNT = { email: "bench@example.com", password: "four unrelated old words" };

export class Weft {
  constructor(home) {
    this.home = home;
    this.log = path.join(home, "server.log");
  }

  /** Starts the server as `./weft start` does; returns the seconds until it was ready. */
  async start() {
    const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "java") : "java";
    const { WEFT_JVM = "--enable-native-access=ALL-UNNAMED", WEFT_JAR = JAR, WEFT_CACHE } = process.env;
    const options = [...WEFT_JVM.split(" ").filter(Boolean), ...(WEFT_CACHE ? [`-XX:AOTCache=${WEFT_CACHE}`] : [])];
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("WEFT_")));
    this.port = await freePort();
    const begun = performance.now();
    this.process = start(java, [...options, "-jar", WEFT_JAR, `--server.port=${this.port}`], {
      // Lists in lists, without a page's limit of their own, count as many rows.
      env: { ...env, WEFT_HOME: this.home, WEFT_RATE_LIMITS: "off", WEFT_LIMITS_COST: "100000000" },
      log: this.log,
    });
    await this.#ready();
    return (performance.now() - begun) / 1000;
  }

  async #ready() {
    for (let waited = 0; waited < READY_SECONDS * 20; waited++) {
      if (this.process.exitCode !== null) break;
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.status === 200) return;
      await sleep(50);
    }
    throw new Error(`Weft did not start:\n${readFileSync(this.log, "utf8").slice(-4000)}`);
  }

  stop() {
    return stop(this.process);
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  async platform(query, variables, token) {
    const answer = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(`The platform refused: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The token of the account that owns the project. */
  async signIn() {
    const { signIn } = await this.platform(
      "mutation($input: SignInInput!) { signIn(input: $input) { accessToken } }", { input: ACCOUNT });
    return signIn.accessToken;
  }

  /** A new account with one project; gives the project's PostgreSQL schema and a secret key. */
  async createProject(operations) {
    const { signUp } = await this.platform(
      "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken } }", { input: ACCOUNT });
    const token = signUp.accessToken;
    await this.platform(
      "mutation($input: CreateProjectInput!) { createProject(input: $input) { slug } }",
      { input: { name: "Bench", slug: "bench" } }, token);
    await this.platform(
      `mutation($operations: [SchemaOperation!]!) {
        changeSchema(project: "bench", operations: $operations) { revision } }`, { operations }, token);
    const { project } = await this.platform('{ project(slug: "bench") { databaseSchema } }', {}, token);
    const { createApiKey } = await this.platform(
      "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }",
      { input: { project: "bench", name: "bench", kind: "SECRET" } }, token);
    return { schema: project.databaseSchema, key: createApiKey.secret };
  }
}
