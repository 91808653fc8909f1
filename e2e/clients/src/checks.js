// Runs named checks one after the other and prints one line of JSON for each.

const checks = [];

/** Declares a check; it fails when the function throws. */
export function check(name, run) {
  checks.push({ name, run });
}

export function equal(actual, expected, what) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

export async function runAll() {
  for (const { name, run } of checks) {
    let message = null;
    try {
      await run();
    } catch (error) {
      message = String(error?.stack ?? error);
    }
    console.log(JSON.stringify({ check: name, message }));
  }
}
