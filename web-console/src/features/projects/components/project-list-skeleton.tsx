import { Skeleton } from '@/components/skeleton';

export function ProjectListSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading projects"
      className="divide-y divide-border rounded-lg border border-border bg-surface"
    >
      {['w-40', 'w-28', 'w-36'].map((width) => (
        <div key={width} className="grid gap-2 px-4 py-3.5">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </div>
  );
}
