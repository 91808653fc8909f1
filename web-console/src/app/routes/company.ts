import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { texts } from '@/i18n/i18n';
import { workspace } from './base';

const company = createRoute({
  getParentRoute: () => workspace,
  path: '/companies/$company',
  loader: texts('companies'),
  component: lazyRouteComponent(() => import('@/features/companies'), 'CompanyPage'),
});

export const companyRoutes = [company] as const;
