const CONSOLE = '/console/';
const ACCOUNT_PAGES = ['/console/sign-in', '/console/sign-up'];

/** The page to go to after sign-in, if it is one of this console's; never another site. */
export function safeDeepLink(link: unknown): string | undefined {
  if (
    typeof link !== 'string' ||
    !link.startsWith(CONSOLE) ||
    !URL.canParse(link, location.origin)
  ) {
    return undefined;
  }
  const { origin, pathname, search, hash } = new URL(link, location.origin);
  const isConsolePage = origin === location.origin && pathname.startsWith(CONSOLE);
  if (!isConsolePage || ACCOUNT_PAGES.includes(pathname)) {
    return undefined;
  }
  return pathname + search + hash;
}
