import { Link, Outlet } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/icon-button';
import { Wordmark } from '@/components/wordmark';
import { openPalette } from '@/lib/commands/palette';
import { AccountMenu } from './account-menu';
import { SkipLink } from './skip-link';

export function WorkspaceLayout() {
  const { t } = useTranslation('shell');
  return (
    <div className="flex h-full flex-col">
      <SkipLink />
      <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b bg-surface px-3 sm:px-4">
        <Link to="/" className="flex rounded-md p-1">
          <Wordmark />
          <span className="sr-only">, {t('allProjects')}</span>
        </Link>
        <div className="flex-1" />
        <IconButton icon={Search} label={t('searchOrJump')} keys="mod+k" onClick={openPalette} />
        <div>
          <AccountMenu side="bottom" align="end" />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-auto">
        <Outlet />
      </main>
    </div>
  );
}
