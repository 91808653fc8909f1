import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card, Section } from '@/components/page';
import { QueryView } from '@/components/query-view';
import { Skeleton } from '@/components/skeleton';
import { useFormat } from '@/i18n/use-format';
import { type Minute, trafficQuery } from '../api/traffic';
import { everyMinute, sum } from './minutes';
import { TrafficChart } from './traffic-chart';

export function Traffic({ slug }: { slug: string }) {
  const { t } = useTranslation('overview');
  const traffic = useQuery(trafficQuery(slug));
  return (
    <Section title={t('traffic.title')}>
      <Card>
        <QueryView
          query={traffic}
          failed={t('traffic.failed')}
          skeleton={<Skeleton className="h-34 w-full" />}
        >
          {(minutes) => <Figures minutes={everyMinute(minutes)} />}
        </QueryView>
      </Card>
    </Section>
  );
}

function Figures({ minutes }: { minutes: readonly Minute[] }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { requests, errors } = sum(minutes);
  return (
    <>
      <dl className="flex gap-8">
        <div>
          <dt className="text-muted text-xs">{t('traffic.requests')}</dt>
          <dd className="tabular font-semibold text-2xl">{format.number(requests)}</dd>
        </div>
        <div>
          <dt className="text-muted text-xs">{t('traffic.errors')}</dt>
          <dd className="tabular font-semibold text-2xl">
            {format.number(errors)}
            {requests > 0 && (
              <span className="ml-2 font-normal text-muted text-sm">
                {format.percent(errors / requests)}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <TrafficChart minutes={minutes} />
    </>
  );
}
