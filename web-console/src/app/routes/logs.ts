import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseAuditSearch, parseChangesSearch } from '@/features/logs/search';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const logs = createRoute({
  getParentRoute: () => project,
  path: '/logs',
  loader: texts('logs', 'review'),
  component: lazyRouteComponent(() => import('@/features/logs'), 'LogsLayout'),
});

const changes = createRoute({
  getParentRoute: () => logs,
  path: '/',
  validateSearch: parseChangesSearch,
  component: lazyRouteComponent(() => import('@/features/logs'), 'ChangesPage'),
});

const audit = createRoute({
  getParentRoute: () => logs,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('@/features/logs'), 'AuditPage'),
});

export const logsRoutes = logs.addChildren([changes, audit]);
