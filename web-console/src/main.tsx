import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { followSession } from './app/follow-session';
import { createQueryClient } from './app/query-client';
import { createConsoleRouter } from './app/router';
import { startI18n } from './i18n/i18n';
import { listenForShortcuts } from './lib/commands/shortcuts';
import { session } from './lib/session/session-instance';

const container = document.getElementById('root');
if (!container) {
  throw new Error('index.html has no #root');
}

void session.restore();
await startI18n();

const router = createConsoleRouter();
const queryClient = createQueryClient();
followSession(router, queryClient);
listenForShortcuts();

createRoot(container).render(
  <StrictMode>
    <App router={router} queryClient={queryClient} />
  </StrictMode>,
);
