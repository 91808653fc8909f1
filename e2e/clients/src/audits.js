// GraphQL over HTTP: the suite of the specification's reference implementation, on both endpoints.

import { serverAudits } from 'graphql-http';
import { check } from './checks.js';
import { headers, platformUrl, projectUrl } from './server.js';

function audit(endpoint, url, fetchFn) {
  for (const audit of serverAudits({ url, fetchFn })) {
    check(`${endpoint}: ${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      if (result.status !== 'ok') {
        throw new Error(`${result.status}: ${result.reason} (${result.response?.status})`);
      }
    });
  }
}

export function declare() {
  audit('platform', platformUrl, fetch);
  audit('project', projectUrl, (url, init) =>
    fetch(url, { ...init, headers: { ...init?.headers, ...headers } }),
  );
}
