import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { texts } from '@/i18n/i18n';
import { PageCrashed, PageNotFound } from './problem-pages';
import { accountRoutes, guestRoutes, invitation } from './routes/account';
import { apiRoutes } from './routes/api';
import { guest, member, project, root, workspace } from './routes/base';
import { companyRoutes } from './routes/company';
import { dataRoutes } from './routes/data';
import { logsRoutes } from './routes/logs';
import { rulesRoutes } from './routes/rules';
import { schemaRoutes } from './routes/schema';
import { settingsRoutes } from './routes/settings';

const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  loader: texts('projects'),
  component: lazyRouteComponent(() => import('@/features/projects'), 'HomePage'),
});

const newProject = createRoute({
  getParentRoute: () => workspace,
  path: '/new',
  validateSearch: (search): { company?: string | undefined } => ({
    company: typeof search.company === 'string' ? search.company : undefined,
  }),
  loader: texts('projects'),
  component: lazyRouteComponent(() => import('@/features/projects'), 'NewProjectPage'),
});

const projectIndex = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/projects/$project/overview', params, replace: true });
  },
});

const overview = createRoute({
  getParentRoute: () => project,
  path: '/overview',
  loader: texts('overview', 'review'),
  component: lazyRouteComponent(() => import('@/features/overview'), 'OverviewPage'),
});

/** The address of GraphiQL in older links. */
const graphiql = createRoute({
  getParentRoute: () => project,
  path: '/graphiql',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/projects/$project/api', params, replace: true });
  },
});

const routeTree = root.addChildren([
  guest.addChildren(guestRoutes),
  invitation,
  member.addChildren([
    workspace.addChildren([home, newProject, ...companyRoutes, ...accountRoutes]),
    project.addChildren([
      projectIndex,
      overview,
      schemaRoutes,
      ...dataRoutes,
      rulesRoutes,
      apiRoutes,
      logsRoutes,
      settingsRoutes,
      graphiql,
    ]),
  ]),
]);

export function createConsoleRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: '/console',
    defaultPreload: 'intent',
    defaultErrorComponent: PageCrashed,
    defaultNotFoundComponent: PageNotFound,
    scrollRestoration: true,
    ...(history && { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
