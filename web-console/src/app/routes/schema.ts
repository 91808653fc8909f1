import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const schema = createRoute({
  getParentRoute: () => project,
  path: '/schema',
  loader: texts('schema'),
  component: lazyRouteComponent(() => import('@/features/schema'), 'SchemaPage'),
});

export const schemaRoutes = schema;
