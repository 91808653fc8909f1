import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { texts } from '@/i18n/i18n';
import { project } from './base';

const settings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  loader: texts('settings'),
  component: lazyRouteComponent(() => import('@/features/settings'), 'SettingsPage'),
});

export const settingsRoutes = settings;
