import { Wordmark } from '@/components/wordmark';

export function Splash() {
  return (
    <div role="status" aria-label="Loading" className="grid h-full place-items-center">
      <Wordmark className="motion-safe:animate-pulse text-lg text-muted" />
    </div>
  );
}
