import type { ReactNode } from 'react';

type TabLinksProps = { label: string; children: ReactNode };

/** Pages beside each other. The children are Links with `tabLinkStyle`. */
export function TabLinks({ label, children }: TabLinksProps) {
  return (
    <nav
      aria-label={label}
      className="-mx-1 flex gap-1 overflow-x-auto border-border border-b px-1 pt-1"
    >
      {children}
    </nav>
  );
}

/** `className` of a Link; the router sets data-status="active". */
export const tabLinkStyle =
  'whitespace-nowrap rounded-t-md border-transparent border-b-2 px-3 pt-1.5 pb-2 text-muted text-sm hover:text-foreground data-[status=active]:border-accent data-[status=active]:font-medium data-[status=active]:text-foreground';
