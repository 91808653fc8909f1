import { useTranslation } from 'react-i18next';
import { Tooltip } from '@/components/tooltip';
import type { LiveState } from '../live/use-row-changes';

/** Nothing is said where changes cannot be followed: the rows are as good without. */
export function LiveBadge({ state }: { state: LiveState }) {
  const { t } = useTranslation('data');
  if (state !== 'live') {
    return null;
  }
  return (
    <Tooltip label={t('liveHint')}>
      <span className="mr-1 inline-flex items-center gap-1.5 text-muted text-xs">
        <span aria-hidden className="size-1.5 rounded-full bg-success" />
        {t('live')}
      </span>
    </Tooltip>
  );
}
