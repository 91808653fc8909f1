import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card, Section } from '@/components/page';
import type { ProjectSettings } from '../api/settings';

/** What an owner should look at, in the server's own words. */
export function Report({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation('settings');
  const findings = [
    ...settings.securityReport.map(({ message }) => message),
    ...settings.drift.map((difference) => t('report.drift', { difference })),
  ];
  return (
    <Section id="report" title={t('report.title')} description={t('report.description')}>
      <Card className="p-0 sm:p-0">
        {findings.length === 0 ? (
          <p className="flex items-center gap-2.5 px-4 py-3.5 text-sm">
            <ShieldCheck aria-hidden className="size-4 text-success" />
            {t('report.none')}
          </p>
        ) : (
          <ul className="divide-y divide-border">
            {findings.map((finding) => (
              <li key={finding} className="flex gap-2.5 px-4 py-3 text-sm">
                <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
                <span className="min-w-0 break-words">{finding}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
