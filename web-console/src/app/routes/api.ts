import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseOperationsSearch } from '@/features/api/search';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const api = createRoute({
  getParentRoute: () => project,
  path: '/api',
  loader: texts('api'),
  component: lazyRouteComponent(() => import('@/features/api'), 'ApiLayout'),
});

const graphiql = createRoute({
  getParentRoute: () => api,
  path: '/',
  validateSearch: (search): { role?: string | undefined } => ({
    role: typeof search.role === 'string' ? search.role : undefined,
  }),
  component: lazyRouteComponent(() => import('@/features/api'), 'GraphiqlPage'),
});

const keys = createRoute({
  getParentRoute: () => api,
  path: '/keys',
  component: lazyRouteComponent(() => import('@/features/api'), 'KeysPage'),
});

const operations = createRoute({
  getParentRoute: () => api,
  path: '/operations',
  validateSearch: parseOperationsSearch,
  component: lazyRouteComponent(() => import('@/features/api'), 'OperationsPage'),
});

export const apiRoutes = api.addChildren([graphiql, keys, operations]);
