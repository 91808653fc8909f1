import { type Client, createClient } from 'graphql-ws';
import { session } from '@/lib/session/session-instance';

const clients = new Map<string, Client>();

/**
 * The socket of an endpoint such as "/graphql/blog", opened with the first subscription and closed soon after the last.
 * It reconnects by itself, with a new token where the old one was refused.
 */
export function socketOf(path: string): Client {
  const known = clients.get(path);
  if (known) {
    return known;
  }
  const client = createSocket(path, async () => ({
    Authorization: `Bearer ${await session.accessToken()}`,
  }));
  clients.set(path, client);
  return client;
}

/** A socket of one's own, such as one with other credentials; end it with `dispose`. */
export function createSocket(
  path: string,
  connectionParams: () => Promise<Record<string, unknown>>,
): Client {
  return createClient({
    url: socketUrl(path),
    lazy: true,
    lazyCloseTimeout: 10_000,
    keepAlive: 20_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    connectionParams,
    shouldRetry: () => session.state.status === 'signed-in',
    on: {
      closed: (event) => {
        if (isUnauthorized(event)) {
          void session.renewedToken().catch(() => undefined);
        }
      },
    },
  });
}

/** Ends all sockets: whoever is signed in next opens others. */
export function closeSockets(): void {
  for (const client of clients.values()) {
    void client.dispose();
  }
  clients.clear();
}

function socketUrl(path: string): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`;
}

function isUnauthorized(reason: unknown): boolean {
  return reason instanceof CloseEvent && reason.code === 4401;
}
