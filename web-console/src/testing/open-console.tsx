import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import { App } from '@/app/app';
import { followSession } from '@/app/follow-session';
import { createQueryClient } from '@/app/query-client';
import { createConsoleRouter } from '@/app/router';
import { session } from '@/lib/session/session-instance';

/** Opens the console at a path, as a page load does. */
export function openConsole(path: string) {
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createConsoleRouter(history);
  const queryClient = createQueryClient();
  onTestFinished(followSession(router, queryClient));
  void session.restore();
  render(<App router={router} queryClient={queryClient} />);
  return { address: () => history.location.href };
}
