import { useQuery } from '@tanstack/react-query';
import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { IconButton } from '@/components/icon-button';
import { Popover } from '@/components/popover';
import { SearchField } from '@/components/search-field';
import { describeError } from '@/lib/platform/describe-error';
import { useSay } from '@/lib/use-say';
import { endUsersQuery } from '../api/end-users';

type UserPickerProps = {
  slug: string;
  userId: string | undefined;
  onChange: (userId: string | undefined) => void;
};

/** One of the project's own users, found by e-mail or name. */
export function UserPicker({ slug, userId, onChange }: UserPickerProps) {
  const say = useSay('rules');
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const users = useQuery({ ...endUsersQuery(slug, search.trim()), enabled: open || !!userId });
  const chosen = users.data?.find((user) => user.rowId === userId);
  return (
    <Field label={say('try.user')} optional>
      {(control) => (
        <div className="flex min-w-0 items-center gap-1">
          <Popover
            label={say('try.user')}
            open={open}
            onOpenChange={setOpen}
            className="w-80"
            trigger={
              <Button
                id={control.id}
                variant="outline"
                className="min-w-0 flex-1 shrink justify-between border-input px-3 font-normal"
              >
                <span className="truncate">
                  {userId ? (chosen?.email ?? userId) : say('try.noUser')}
                </span>
                <ChevronDown aria-hidden className="size-4 text-muted" />
              </Button>
            }
          >
            <SearchField
              label={say('try.findUser')}
              value={search}
              autoFocus
              onChange={({ target }) => setSearch(target.value)}
            />
            <ul className="mt-2 max-h-64 overflow-y-auto">
              {users.data?.map((user) => (
                <li key={user.rowId}>
                  <button
                    type="button"
                    className="block w-full rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover"
                    onClick={() => {
                      onChange(user.rowId);
                      setOpen(false);
                    }}
                  >
                    <span className="block truncate">{user.email}</span>
                    <span className="block truncate text-muted text-xs">
                      {[user.fullName, ...user.roles].filter(Boolean).join(' · ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {users.data?.length === 0 && (
              <p className="px-2 py-1.5 text-muted text-sm">{say('try.noUsers')}</p>
            )}
            {users.error && (
              <p role="alert" className="px-2 py-1.5 text-danger text-sm">
                {describeError(users.error)}
              </p>
            )}
          </Popover>
          {userId && (
            <IconButton
              icon={X}
              size="icon"
              label={say('try.clearUser')}
              onClick={() => onChange(undefined)}
            />
          )}
        </div>
      )}
    </Field>
  );
}
