import { cn } from '@/lib/cn';

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold tracking-tight', className)}>
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        className="size-5 text-accent"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
      >
        <path d="M3 8h8M16 8h5M3 16h4M12 16h9M8 3v4M8 12v9M16 3v9M16 17v4" />
      </svg>
      Weft
    </span>
  );
}
