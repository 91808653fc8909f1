import { CircleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissToast, type Toast, toasts } from '@/lib/toast';
import { Button } from './button';

const SHORT = 5_000;
const LONG = 10_000;

export function Toaster() {
  const { t } = useTranslation();
  const current = useSyncExternalStore(toasts.subscribe, () => toasts.current);
  return (
    <Radix.Provider label={t('notification')} swipeDirection="right">
      {current.map((message) => (
        <Message key={message.id} {...message} />
      ))}
      <Radix.Viewport
        label={t('notifications')}
        className="fixed right-0 bottom-0 z-70 flex w-full max-w-md flex-col gap-2 p-4 outline-none"
      />
    </Radix.Provider>
  );
}

function Message({ id, title, description, tone, action, duration }: Toast) {
  const { t } = useTranslation();
  return (
    <Radix.Root
      duration={duration ?? (action || tone === 'danger' ? LONG : SHORT)}
      type={tone === 'danger' ? 'foreground' : 'background'}
      onOpenChange={(open) => !open && dismissToast(id)}
      className="flex animate-rise-in items-start gap-3 rounded-lg border border-border bg-raised py-2.5 pr-2 pl-4 shadow-lg"
    >
      {tone === 'danger' && (
        <CircleAlert aria-hidden className="mt-1.5 size-4 shrink-0 text-danger" />
      )}
      <div className="min-w-0 flex-1 py-1">
        <Radix.Title className="break-words font-medium text-sm">{title}</Radix.Title>
        {description && (
          <Radix.Description className="mt-0.5 break-words text-muted text-sm">
            {description}
          </Radix.Description>
        )}
      </div>
      {action && (
        <Radix.Action asChild altText={action.label}>
          <Button size="small" variant="outline" onClick={action.run}>
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <Button size="iconSmall" variant="ghost" aria-label={t('close')}>
          <X aria-hidden className="size-4" />
        </Button>
      </Radix.Close>
    </Radix.Root>
  );
}
