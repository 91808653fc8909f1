import { Link, type LinkProps } from '@tanstack/react-router';
import {
  Gauge,
  KeyRound,
  type LucideIcon,
  ScrollText,
  Search,
  Settings,
  ShieldCheck,
  Table2,
  Workflow,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Keys } from '@/components/keys';
import { openPalette } from '@/lib/commands/palette';
import { AccountMenu } from './account-menu';
import { ProjectSwitcher } from './project-switcher';

type Destination = {
  to: LinkProps['to'];
  name: 'overview' | 'schema' | 'data' | 'rules' | 'api' | 'logs' | 'settings';
  icon: LucideIcon;
  keys: string;
};

export const destinations = [
  { to: '/projects/$project/overview', name: 'overview', icon: Gauge, keys: 'g o' },
  { to: '/projects/$project/schema', name: 'schema', icon: Workflow, keys: 'g s' },
  { to: '/projects/$project/data', name: 'data', icon: Table2, keys: 'g d' },
  { to: '/projects/$project/rules', name: 'rules', icon: ShieldCheck, keys: 'g r' },
  { to: '/projects/$project/api', name: 'api', icon: KeyRound, keys: 'g a' },
  { to: '/projects/$project/logs', name: 'logs', icon: ScrollText, keys: 'g l' },
  { to: '/projects/$project/settings', name: 'settings', icon: Settings, keys: 'g e' },
] as const satisfies readonly Destination[];

type SideBarProps = { slug: string; name: string | undefined };

export function SideBar({ slug, name }: SideBarProps) {
  const { t } = useTranslation('shell');
  return (
    <div className="flex h-full flex-col">
      <div className="p-2">
        <ProjectSwitcher slug={slug} name={name} />
        <Button
          variant="outline"
          size="small"
          className="mt-2 w-full justify-start px-2.5 font-normal text-muted"
          onClick={openPalette}
        >
          <Search aria-hidden className="size-4" />
          <span className="min-w-0 flex-1 truncate text-left">{t('searchOrJump')}</span>
          <Keys keys="mod+k" />
        </Button>
      </div>
      <nav aria-label={t('navigation')} className="min-h-0 flex-1 overflow-y-auto px-2 pt-1 pb-3">
        <ul className="grid gap-0.5">
          {destinations.map(({ to, name: page, icon: Icon }) => (
            <li key={page}>
              <Link
                to={to}
                params={{ project: slug }}
                className="flex h-8 items-center gap-2.5 rounded-md px-2.5 text-muted text-sm hover:bg-hover hover:text-foreground data-[status=active]:bg-selected data-[status=active]:font-medium data-[status=active]:text-foreground"
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                {t(`pages.${page}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="border-border border-t p-2">
        <AccountMenu side="top" align="start" wide />
      </div>
    </div>
  );
}
