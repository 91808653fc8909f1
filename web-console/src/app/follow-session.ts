import type { QueryClient } from '@tanstack/react-query';
import { closeSockets } from '@/lib/live/sockets';
import { session } from '@/lib/session/session-instance';
import type { createConsoleRouter } from './router';

/** Lets the route guards decide again, and forgets one account's data before another's is shown. */
export function followSession(
  router: ReturnType<typeof createConsoleRouter>,
  queryClient: QueryClient,
): () => void {
  let account = accountId();
  return session.subscribe(() => {
    const next = accountId();
    if (next !== account) {
      account = next;
      closeSockets();
      queryClient.clear();
      void router.invalidate();
    }
  });
}

function accountId(): string | undefined {
  return session.state.status === 'signed-in' ? session.state.account.id : undefined;
}
