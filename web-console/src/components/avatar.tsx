import { cn } from '@/lib/cn';

type AvatarProps = { name: string; square?: boolean; className?: string };

/** The first letters of a name; decoration beside the name itself. */
export function Avatar({ name, square = false, className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-7 shrink-0 place-items-center bg-accent-surface font-semibold text-[0.6875rem] text-accent uppercase',
        square ? 'rounded-md' : 'rounded-full',
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('');
}
