import { cn } from '@/lib/cn';

export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cn('motion-safe:animate-pulse rounded-md bg-subtle', className)} />
  );
}
