import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { SignInPage } from '@/features/account/components/sign-in-page';
import { SignUpPage } from '@/features/account/components/sign-up-page';
import { HomePage } from '@/features/projects/components/home-page';
import { safeDeepLink } from '@/lib/deep-link';
import { session } from '@/lib/session/session-instance';
import { GraphiqlRoute } from './graphiql-route';
import { PageCrashed, PageNotFound } from './problem-pages';

const root = createRootRoute({ component: Outlet });

const guest = createRoute({
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

const member = createRoute({
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

const signIn = createRoute({
  getParentRoute: () => guest,
  path: '/sign-in',
  component: SignInPage,
});

const signUp = createRoute({
  getParentRoute: () => guest,
  path: '/sign-up',
  component: SignUpPage,
});

const home = createRoute({ getParentRoute: () => member, path: '/', component: HomePage });

export const graphiql = createRoute({
  getParentRoute: () => member,
  path: '/projects/$slug/graphiql',
  component: GraphiqlRoute,
});

const routeTree = root.addChildren([
  guest.addChildren([signIn, signUp]),
  member.addChildren([home, graphiql]),
]);

export function createConsoleRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: '/console',
    defaultErrorComponent: PageCrashed,
    defaultNotFoundComponent: PageNotFound,
    ...(history && { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
