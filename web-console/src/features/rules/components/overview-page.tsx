import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/badge';
import { ErrorState } from '@/components/error-state';
import { Section } from '@/components/page';
import { RowsSkeleton } from '@/components/skeleton';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import { useSay } from '@/lib/use-say';
import { securityReportQuery } from '../api/security-report';
import { type Audience, actions, audienceOf } from '../model/access';
import { useRules } from './rules-context';

const tones: Record<Audience, BadgeTone> = {
  everyone: 'warning',
  'signed-in': 'info',
  own: 'accent',
  service: 'neutral',
  nobody: 'neutral',
};

export function OverviewPage() {
  const say = useSay('rules');
  const { rules } = useRules();
  const live = rules.collections
    .filter((collection) => !collection.archivedAt)
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <Section title={say('overview.title')} description={say('overview.description')}>
        <Table label={say('overview.title')}>
          <TableHead>
            <HeadCell>{say('overview.collection')}</HeadCell>
            {actions.map((action) => (
              <HeadCell key={action}>{say(`action.${action}`)}</HeadCell>
            ))}
          </TableHead>
          <TableBody>
            {live.map((collection) => (
              <tr key={collection.id} className="hover:bg-hover">
                <Cell>
                  <Link
                    to="/projects/$project/rules/collections/$collection"
                    params={{ project: rules.slug, collection: collection.name }}
                    className="font-medium hover:text-accent hover:underline"
                  >
                    {collection.label}
                  </Link>
                </Cell>
                {actions.map((action) => {
                  const audience = audienceOf(collection, rules.roles, action);
                  return (
                    <Cell key={action}>
                      <Badge tone={audience ? tones[audience] : 'accent'}>
                        {say(`audience.${audience ?? 'custom'}`)}
                      </Badge>
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </TableBody>
        </Table>
      </Section>
      <SecurityReport />
    </>
  );
}

function SecurityReport() {
  const say = useSay('rules');
  const { rules } = useRules();
  const report = useQuery(securityReportQuery(rules.slug));
  return (
    <Section title={say('report.title')} description={say('report.description')}>
      {report.data ? (
        report.data.length === 0 ? (
          <p className="flex items-center gap-2 text-sm">
            <ShieldCheck aria-hidden className="size-4 text-success" />
            {say('report.nothing')}
          </p>
        ) : (
          <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
            {report.data.map((finding) => (
              <li
                key={`${finding.kind} ${finding.message}`}
                className="flex items-start gap-3 px-4 py-2.5"
              >
                <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
                <div className="min-w-0 flex-1">
                  <p className="font-medium text-sm">
                    {say(`report.kind.${finding.kind}`, { defaultValue: finding.kind })}
                  </p>
                  <p className="mt-0.5 break-words text-muted text-sm">{finding.message}</p>
                </div>
                {finding.collection && (
                  <Link
                    to="/projects/$project/rules/collections/$collection"
                    params={{ project: rules.slug, collection: finding.collection }}
                    className="text-accent text-sm underline underline-offset-4"
                  >
                    {say('report.look')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )
      ) : report.error ? (
        <ErrorState
          title={say('report.failed')}
          error={report.error}
          onRetry={() => void report.refetch()}
        />
      ) : (
        <RowsSkeleton rows={3} />
      )}
    </Section>
  );
}
