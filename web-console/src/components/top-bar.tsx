import type { ReactNode } from 'react';
import { useSession } from '@/lib/session/use-session';
import { SignOutButton } from './sign-out-button';

export function TopBar({ children }: { children: ReactNode }) {
  const session = useSession();
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b bg-surface px-3 sm:px-4">
      <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
      {session.status === 'signed-in' && (
        <span className="hidden max-w-56 truncate text-muted text-xs sm:block">
          {session.account.email}
        </span>
      )}
      <SignOutButton />
    </header>
  );
}
