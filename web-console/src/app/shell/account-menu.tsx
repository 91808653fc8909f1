import { Link } from '@tanstack/react-router';
import { Keyboard, LogOut, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/avatar';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@/components/menu';
import { chooseLanguage } from '@/i18n/i18n';
import type { Language } from '@/i18n/language';
import { openShortcutHelp } from '@/lib/commands/help';
import { describeError } from '@/lib/platform/describe-error';
import { useSignOut } from '@/lib/session/sign-out';
import { useSession } from '@/lib/session/use-session';
import { theme } from '@/lib/theme/theme';
import { useThemeChoice } from '@/lib/theme/use-theme';
import { toast } from '@/lib/toast';

type AccountMenuProps = {
  side: 'top' | 'bottom';
  align: 'start' | 'end';
  /** With the name beside the picture. */
  wide?: boolean;
};

export function AccountMenu({ side, align, wide = false }: AccountMenuProps) {
  const { t, i18n } = useTranslation('shell');
  const session = useSession();
  const choice = useThemeChoice();
  const signOut = useSignOut();
  if (session.status !== 'signed-in') {
    return null;
  }
  const { email, name } = session.account;
  return (
    <Menu
      side={side}
      align={align}
      className="w-56"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-md px-1.5 py-1.5 text-left hover:bg-hover"
        >
          <Avatar name={name ?? email} />
          <span className="sr-only">{t('accountMenu', { name: name ?? email })}</span>
          {wide && (
            <span className="min-w-0 flex-1">
              {name && (
                <span aria-hidden className="block truncate text-sm leading-5">
                  {name}
                </span>
              )}
              <span className="block truncate text-muted text-xs leading-4">{email}</span>
            </span>
          )}
        </button>
      }
    >
      <MenuItem asChild>
        <Link to="/account">
          <UserRound aria-hidden className="size-4 text-muted" />
          {t('account')}
        </Link>
      </MenuItem>
      <MenuItem icon={Keyboard} keys="?" onSelect={openShortcutHelp}>
        {t('shortcuts')}
      </MenuItem>
      <MenuSeparator />
      <MenuChoice
        label={t('theme.label')}
        value={choice}
        options={[
          { value: 'system', label: t('theme.system') },
          { value: 'light', label: t('theme.light') },
          { value: 'dark', label: t('theme.dark') },
        ]}
        onValueChange={theme.choose}
      />
      <MenuSeparator />
      <MenuChoice<Language>
        label={t('language')}
        value={i18n.language === 'de' ? 'de' : 'en'}
        options={[
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
        onValueChange={(language) => void chooseLanguage(language)}
      />
      <MenuSeparator />
      <MenuItem
        icon={LogOut}
        onSelect={() =>
          signOut.mutate(undefined, {
            onError: (error) =>
              toast({
                title: t('signOutFailed'),
                description: describeError(error),
                tone: 'danger',
              }),
          })
        }
      >
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
