import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  Building2,
  FolderKanban,
  Keyboard,
  Languages,
  LogOut,
  Plus,
  Search,
  SunMoon,
  UserRound,
} from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '@/i18n/i18n';
import type { Command } from '@/lib/commands/commands';
import { openShortcutHelp } from '@/lib/commands/help';
import { openPalette } from '@/lib/commands/palette';
import { useCommands } from '@/lib/commands/use-commands';
import { companiesQuery } from '@/lib/company/companies';
import { useSignOut } from '@/lib/session/sign-out';
import { useSession } from '@/lib/session/use-session';
import { theme } from '@/lib/theme/theme';

/** What can be done wherever one is. */
export function GlobalCommands() {
  const { status } = useSession();
  return status === 'signed-in' ? <MemberCommands /> : null;
}

function MemberCommands() {
  const { t, i18n } = useTranslation('shell');
  const navigate = useNavigate();
  const { mutate: signOut } = useSignOut();
  const companies = useQuery(companiesQuery).data;

  useCommands(
    useMemo<Command[]>(() => {
      const general = t('sections.general');
      return [
        {
          id: 'palette',
          title: t('searchOrJump'),
          section: general,
          keys: 'mod+k',
          icon: Search,
          run: openPalette,
        },
        {
          id: 'shortcuts',
          title: t('shortcuts'),
          section: general,
          keys: '?',
          icon: Keyboard,
          run: openShortcutHelp,
        },
        {
          id: 'projects',
          title: t('allProjects'),
          section: general,
          keys: 'g p',
          icon: FolderKanban,
          run: () => void navigate({ to: '/' }),
        },
        {
          id: 'new-project',
          title: t('newProject'),
          section: general,
          icon: Plus,
          run: () => void navigate({ to: '/new' }),
        },
        {
          id: 'account',
          title: t('account'),
          section: general,
          icon: UserRound,
          keywords: ['password', 'sessions', 'profile'],
          run: () => void navigate({ to: '/account' }),
        },
        {
          id: 'theme',
          title: t('switchTheme'),
          section: general,
          icon: SunMoon,
          keywords: ['dark', 'light'],
          run: () => theme.choose(theme.current === 'dark' ? 'light' : 'dark'),
        },
        {
          id: 'language',
          title: i18n.language === 'de' ? 'Switch to English' : 'Auf Deutsch umstellen',
          section: general,
          icon: Languages,
          run: () => void chooseLanguage(i18n.language === 'de' ? 'en' : 'de'),
        },
        {
          id: 'sign-out',
          title: t('signOut'),
          section: general,
          icon: LogOut,
          run: () => signOut(),
        },
      ];
    }, [t, i18n.language, navigate, signOut]),
  );

  useCommands(
    useMemo<Command[]>(
      () =>
        (companies ?? []).flatMap((company) => [
          ...company.projects
            .filter(({ state }) => state === 'ACTIVE')
            .map(({ id, name, slug }) => ({
              id: `project-${id}`,
              title: name,
              section: t('sections.projects'),
              icon: FolderKanban,
              keywords: [slug, company.name],
              run: () =>
                void navigate({ to: '/projects/$project/overview', params: { project: slug } }),
            })),
          {
            id: `company-${company.id}`,
            title: t('membersOf', { company: company.name }),
            section: t('sections.projects'),
            icon: Building2,
            run: () =>
              void navigate({ to: '/companies/$company', params: { company: company.slug } }),
          },
        ]),
      [companies, navigate, t],
    ),
  );
  return null;
}
