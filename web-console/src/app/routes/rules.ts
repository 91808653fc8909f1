import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const rules = createRoute({
  getParentRoute: () => project,
  path: '/rules',
  loader: texts('rules'),
  component: lazyRouteComponent(() => import('@/features/rules'), 'RulesPage'),
});

export const rulesRoutes = rules;
