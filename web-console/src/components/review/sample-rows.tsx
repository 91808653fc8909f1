import { useFormat } from '@/i18n/use-format';
import { useSay } from '@/lib/use-say';

type SampleRowsProps = { sample: readonly unknown[]; total: number };

export function SampleRows({ sample, total }: SampleRowsProps) {
  const say = useSay('review');
  const format = useFormat();
  const rows = sample.filter((row): row is Record<string, unknown> => typeof row === 'object');
  const [first] = rows;
  if (!first) {
    return null;
  }
  const columns = Object.keys(first);
  const more = total - rows.length;
  return (
    <section
      aria-label={say('violation.sample')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-3 overflow-x-auto rounded-md border border-border bg-surface"
    >
      <table className="w-full text-left font-mono text-xs">
        <thead className="border-border border-b text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-border">
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {columns.map((column) => (
                <td key={column} className="max-w-64 truncate px-3 py-1.5">
                  {String(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <p className="border-border border-t px-3 py-1.5 text-muted text-xs">
          {say('violation.more', { count: more, rows: format.number(more) })}
        </p>
      )}
    </section>
  );
}
