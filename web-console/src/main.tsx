import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { followSession } from './app/follow-session';
import { createQueryClient } from './app/query-client';
import { createConsoleRouter } from './app/router';
import { session } from './lib/session/session-instance';

const container = document.getElementById('root');
if (!container) {
  throw new Error('index.html has no #root');
}

const router = createConsoleRouter();
const queryClient = createQueryClient();
followSession(router, queryClient);
void session.restore();

createRoot(container).render(
  <StrictMode>
    <App router={router} queryClient={queryClient} />
  </StrictMode>,
);
