import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const data = createRoute({
  getParentRoute: () => project,
  path: '/data',
  loader: texts('data'),
  component: lazyRouteComponent(() => import('@/features/data'), 'DataPage'),
});

const collection = createRoute({
  getParentRoute: () => project,
  path: '/data/$collection',
  loader: texts('data'),
  component: lazyRouteComponent(() => import('@/features/data'), 'DataPage'),
});

export const dataRoutes = [data, collection] as const;
