import { useTranslation } from 'react-i18next';
import { useFormat } from '@/i18n/use-format';
import type { Minute } from '../api/traffic';

const WIDTH = 600;
const HEIGHT = 80;
const GAP = 2;

/** Bars of a minute each; the red part are errors. The same figures are there as a table for screen readers. */
export function TrafficChart({ minutes }: { minutes: readonly Minute[] }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const most = Math.max(1, ...minutes.map(({ requests }) => requests));
  const step = WIDTH / minutes.length;
  const busy = minutes.filter(({ requests }) => requests > 0);
  return (
    <figure className="mt-4">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-20 w-full border-border border-b"
      >
        {minutes.map(({ at, requests, errors }, index) => {
          const height = (requests / most) * (HEIGHT - 4);
          const failed = (errors / most) * (HEIGHT - 4);
          return (
            <g key={at}>
              <title>
                {t('traffic.minute', {
                  time: format.dateTime(at),
                  requests: format.number(requests),
                  errors: format.number(errors),
                })}
              </title>
              <rect x={index * step} width={step} y={0} height={HEIGHT} fill="transparent" />
              <rect
                x={index * step + GAP / 2}
                width={step - GAP}
                y={HEIGHT - height}
                height={height}
                className="fill-accent"
              />
              <rect
                x={index * step + GAP / 2}
                width={step - GAP}
                y={HEIGHT - failed}
                height={failed}
                className="fill-danger"
              />
            </g>
          );
        })}
      </svg>
      <figcaption className="mt-1 flex justify-between text-muted text-xs">
        <span>{t('traffic.hourAgo')}</span>
        <span>{t('traffic.now')}</span>
      </figcaption>
      <table className="sr-only">
        <caption>{t('traffic.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('traffic.time')}</th>
            <th scope="col">{t('traffic.requests')}</th>
            <th scope="col">{t('traffic.errors')}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ at, requests, errors }) => (
            <tr key={at}>
              <td>{format.dateTime(at)}</td>
              <td>{format.number(requests)}</td>
              <td>{format.number(errors)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
