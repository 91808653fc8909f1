// From shapes to requests, and from answers to values that can be compared.

/** The same numbers in every run. */
function lottery(seed) {
  let state = seed;
  return ([low, high]) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + Math.floor((state / 2 ** 32) * (high - low + 1));
  };
}

/** What `count` requests ask for. */
export function draws(shape, count, seed = 1) {
  const draw = lottery(seed);
  const params = Object.entries(shape.params ?? {});
  return Array.from({ length: params.length ? count : 1 }, () =>
    Object.fromEntries(params.map(([name, bounds]) => [name, draw(bounds)])));
}

/** The bodies of the requests for what was drawn. `ask` sends one to the server and gives its data. */
export async function bodies(shape, server, drawn, ask) {
  const result = [];
  for (const values of drawn) {
    result.push(JSON.stringify({ query: shape[server].replace(/\s+/g, " "), variables: await variables(shape, server, values, ask) }));
  }
  return result;
}

async function variables(shape, server, values, ask) {
  if (shape.cursors) {
    const found = await ask(JSON.stringify({ query: shape.cursors[server], variables: shape.cursorOf(values) }));
    return { after: Object.values(found)[0].edges[0].cursor };
  }
  return (shape[`${server}Variables`] ?? shape.variables)?.(values) ?? {};
}

/** Replaces what makes a text unlike all before it. */
let unique = Date.now();
export const fresh = (body) => body.replaceAll("@unique@", () => String(unique++));

export const literal = (sql, values) => sql.replace(/(?<!:):([a-z]+)/g, (_, name) => values[name]);

/** Every value of an answer in the order in which it stands there. */
export function values(answer) {
  if (Array.isArray(answer)) return answer.flatMap(values);
  if (answer !== null && typeof answer === "object") return Object.values(answer).flatMap(values);
  return [plain(answer)];
}

/** Servers write numbers as numbers or as texts, exact or rounded, and times in different ways. */
function plain(value) {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString();
  if (typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))) {
    return String(Number(Number(value).toPrecision(12)));
  }
  return value;
}

/** The rows of a flat list of values in an order of their own. */
export function sorted(list, width) {
  const rows = [];
  for (let i = 0; i < list.length; i += width) rows.push(list.slice(i, i + width));
  return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)).flat();
}
