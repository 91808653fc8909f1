import { Skeleton } from '@/components/skeleton';

export function EditorSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading GraphiQL"
      className="flex h-full flex-col gap-4 p-4 sm:flex-row"
    >
      <Skeleton className="flex-1" />
      <Skeleton className="flex-1" />
    </div>
  );
}
