import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { texts } from '@/i18n/i18n';
import { guest, root, workspace } from './base';

const signIn = createRoute({
  getParentRoute: () => guest,
  path: '/sign-in',
  loader: texts('account'),
  component: lazyRouteComponent(() => import('@/features/account'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => guest,
  path: '/sign-up',
  loader: texts('account'),
  component: lazyRouteComponent(() => import('@/features/account'), 'SignUpPage'),
});

/** For whoever has the link, signed in or not: the code is behind the #. */
export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  loader: texts('account'),
  component: lazyRouteComponent(() => import('@/features/account'), 'InvitationPage'),
});

const account = createRoute({
  getParentRoute: () => workspace,
  path: '/account',
  loader: texts('account'),
  component: lazyRouteComponent(() => import('@/features/account'), 'AccountPage'),
});

export const guestRoutes = [signIn, signUp] as const;
export const accountRoutes = [account] as const;
