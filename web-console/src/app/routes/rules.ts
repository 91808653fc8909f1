import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseCellSearch, parseTrySearch } from '@/features/rules/search';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const rules = createRoute({
  getParentRoute: () => project,
  path: '/rules',
  loader: texts('rules', 'review'),
  component: lazyRouteComponent(() => import('@/features/rules'), 'RulesLayout'),
});

const overview = createRoute({
  getParentRoute: () => rules,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/rules'), 'OverviewPage'),
});

const collection = createRoute({
  getParentRoute: () => rules,
  path: '/collections/$collection',
  validateSearch: parseCellSearch,
  component: lazyRouteComponent(() => import('@/features/rules'), 'CollectionRulesPage'),
});

const roles = createRoute({
  getParentRoute: () => rules,
  path: '/roles',
  component: lazyRouteComponent(() => import('@/features/rules'), 'RolesPage'),
});

const tryAs = createRoute({
  getParentRoute: () => rules,
  path: '/try',
  validateSearch: parseTrySearch,
  component: lazyRouteComponent(() => import('@/features/rules'), 'TryAsPage'),
});

export const rulesRoutes = rules.addChildren([overview, collection, roles, tryAs]);
