import { cn } from '@/lib/cn';
import { displayKeys } from '@/lib/commands/keys';

/** Shows a shortcut such as "mod+k" or "g d" as this machine's keyboard has it. */
export function Keys({ keys, inverse = false }: { keys: string; inverse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1">
      {displayKeys(keys).map((stroke, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes of a sequence have no other identity
          key={index}
          className={cn(
            'rounded border px-1 font-sans text-[0.6875rem] leading-4',
            inverse ? 'border-background/30' : 'border-border-strong bg-subtle text-muted',
          )}
        >
          {stroke}
        </kbd>
      ))}
    </span>
  );
}
