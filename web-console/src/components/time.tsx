import { useFormat } from '@/i18n/use-format';

type TimeProps = {
  value: string /** Date and time instead of "3 minutes ago". */;
  absolute?: boolean;
};

/** Says the exact time on hover. */
export function Time({ value, absolute = false }: TimeProps) {
  const format = useFormat();
  return (
    <time dateTime={value} title={format.precise(value)} className="whitespace-nowrap">
      {absolute ? format.dateTime(value) : format.relative(value)}
    </time>
  );
}
