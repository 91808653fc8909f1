import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseSchemaSearch } from '@/features/schema/search';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const schema = createRoute({
  getParentRoute: () => project,
  path: '/schema',
  validateSearch: parseSchemaSearch,
  loader: texts('schema', 'review'),
  component: lazyRouteComponent(() => import('@/features/schema'), 'SchemaLayout'),
});

const collections = createRoute({
  getParentRoute: () => schema,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/schema'), 'CollectionsPage'),
});

const collection = createRoute({
  getParentRoute: () => schema,
  path: '/collections/$collection',
  component: lazyRouteComponent(() => import('@/features/schema'), 'CollectionPage'),
});

const canvas = createRoute({
  getParentRoute: () => schema,
  path: '/canvas',
  component: lazyRouteComponent(() => import('@/features/schema/canvas'), 'CanvasPage'),
});

const history = createRoute({
  getParentRoute: () => schema,
  path: '/history',
  component: lazyRouteComponent(() => import('@/features/schema'), 'HistoryPage'),
});

export const schemaRoutes = schema.addChildren([collections, collection, canvas, history]);
