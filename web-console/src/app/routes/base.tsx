import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { safeDeepLink } from '@/lib/deep-link';
import { session } from '@/lib/session/session-instance';
import { ProjectLayout } from '../shell/project-layout';
import { RootLayout } from '../shell/root-layout';
import { WorkspaceLayout } from '../shell/workspace-layout';

export const root = createRootRoute({ component: RootLayout });

/** Pages for those who are not signed in. */
export const guest = createRoute({
  getParentRoute: () => root,
  id: 'guest',
  validateSearch: (search): { redirect?: string | undefined } => ({
    redirect: safeDeepLink(search.redirect),
  }),
  beforeLoad: ({ search }) => {
    if (session.state.status === 'signed-in') {
      throw search.redirect
        ? redirect({ href: search.redirect, replace: true })
        : redirect({ to: '/', replace: true });
    }
  },
});

export const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  beforeLoad: ({ location }) => {
    const { state } = session;
    if (state.status === 'signed-out') {
      const link = state.byChoice ? undefined : safeDeepLink(location.publicHref);
      throw redirect({ to: '/sign-in', search: { redirect: link }, replace: true });
    }
  },
});

/** What belongs to no project: projects, companies, the account. */
export const workspace = createRoute({
  getParentRoute: () => member,
  id: 'workspace',
  component: WorkspaceLayout,
});

export const project = createRoute({
  getParentRoute: () => member,
  path: '/projects/$project',
  component: ProjectLayout,
});
