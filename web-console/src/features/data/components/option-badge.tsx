import { cn } from '@/lib/cn';
import type { SelectOption } from '@/lib/documents/catalog';

const PALETTE = [
  'bg-accent-surface text-accent',
  'bg-info-surface text-info',
  'bg-success-surface text-success',
  'bg-warning-surface text-warning',
  'bg-danger-surface text-danger',
  'bg-subtle text-foreground',
];

const NAMED: Record<string, string | undefined> = {
  teal: PALETTE[0],
  blue: PALETTE[1],
  green: PALETTE[2],
  yellow: PALETTE[3],
  orange: PALETTE[3],
  red: PALETTE[4],
  gray: PALETTE[5],
  grey: PALETTE[5],
};

type OptionBadgeProps = { option: SelectOption | undefined; name: string; place?: number };

/** An option in its colour; without one, in one of its own by its place. */
export function OptionBadge({ option, name, place = 0 }: OptionBadgeProps) {
  const color = option?.color ?? '';
  const custom = /^#[0-9a-f]{3,8}$/i.test(color) ? color : undefined;
  return (
    <span
      className={cn(
        'inline-flex max-w-full items-center gap-1.5 truncate rounded-full px-2 font-medium text-xs leading-5',
        custom ? 'bg-subtle text-foreground' : (NAMED[color] ?? PALETTE[place % PALETTE.length]),
      )}
    >
      {custom && (
        <span
          aria-hidden
          className="size-2 shrink-0 rounded-full"
          style={{ backgroundColor: custom }}
        />
      )}
      <span className="truncate">{option?.label ?? name}</span>
    </span>
  );
}

export function OptionBadges({
  options,
  names,
}: {
  options: readonly SelectOption[];
  names: readonly string[];
}) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      {names.map((name) => {
        const place = options.findIndex(({ apiName }) => apiName === name);
        return <OptionBadge key={name} name={name} option={options[place]} place={place + 1} />;
      })}
    </span>
  );
}
