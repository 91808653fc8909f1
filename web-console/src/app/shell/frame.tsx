import { useLocation } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/icon-button';
import { Sheet } from '@/components/sheet';
import { SkipLink } from './skip-link';

type FrameProps = { sideBar: ReactNode; title: string | undefined; children: ReactNode };

/** Navigation at the side, on a phone behind a button; the page beside it scrolls by itself. */
export function Frame({ sideBar, title, children }: FrameProps) {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState(false);
  const address = useLocation({ select: ({ pathname }) => pathname });

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever leads elsewhere closes it
  useEffect(() => setOpen(false), [address]);

  return (
    <div className="flex h-full">
      <SkipLink />
      <aside className="hidden w-56 shrink-0 border-border border-r bg-surface lg:block">
        {sideBar}
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b bg-surface px-2 lg:hidden">
          <IconButton
            icon={MenuIcon}
            label={t('openNavigation')}
            aria-expanded={open}
            onClick={() => setOpen(true)}
          />
          <span className="min-w-0 truncate font-medium text-sm">{title}</span>
        </header>
        <main id="content" tabIndex={-1} className="relative min-h-0 flex-1 overflow-auto">
          {children}
        </main>
      </div>
      <Sheet
        side="left"
        open={open}
        onOpenChange={setOpen}
        title={t('navigation')}
        className="max-w-72"
      >
        <div className="-mx-5 -my-4 h-[calc(100%+2rem)]">{sideBar}</div>
      </Sheet>
    </div>
  );
}
