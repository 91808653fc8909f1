// Runs the audits of GraphQL over HTTP against every URL given: node audit.mjs http://localhost:8080/graphql
import { serverAudits } from "graphql-http";

let failures = 0;
for (const url of process.argv.slice(2)) {
  const audits = serverAudits({ url, fetchFn: fetch });
  let passed = 0;
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status === "ok") {
      passed++;
    } else {
      failures++;
      console.log(`${result.status.toUpperCase()} ${audit.id} ${audit.name}: ${result.reason}`);
    }
  }
  console.log(`${url}: ${passed} of ${audits.length} audits passed`);
}
process.exit(failures === 0 && process.argv.length > 2 ? 0 : 1);
