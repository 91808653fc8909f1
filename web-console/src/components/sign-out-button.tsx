import { LogOut } from 'lucide-react';
import { describeError } from '@/lib/platform/api-error';
import { useSignOut } from '@/lib/session/sign-out';
import { Button } from './button';

export function SignOutButton() {
  const signOut = useSignOut();
  return (
    <div className="flex items-center gap-2">
      {signOut.error && (
        <p role="alert" className="text-danger text-xs">
          {describeError(signOut.error)}
        </p>
      )}
      <Button
        variant="ghost"
        size="small"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        <LogOut aria-hidden className="size-4" />
        Sign out
      </Button>
    </div>
  );
}
