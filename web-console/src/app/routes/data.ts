import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDataSearch } from '@/features/data/search';
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
  validateSearch: parseDataSearch,
  loader: texts('data'),
  component: lazyRouteComponent(() => import('@/features/data'), 'CollectionPage'),
});

const record = createRoute({
  getParentRoute: () => project,
  path: '/data/$collection/$record',
  loader: texts('data'),
  component: lazyRouteComponent(() => import('@/features/data'), 'RecordPage'),
});

export const dataRoutes = [data, collection, record] as const;
