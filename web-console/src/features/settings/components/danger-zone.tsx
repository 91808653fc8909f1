import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Section } from '@/components/page';
import { useDecommissionProject } from '../api/decommission-project';
import type { ProjectSettings } from '../api/settings';

export function DangerZone({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation('settings');
  const [asking, setAsking] = useState(false);
  const decommission = useDecommissionProject(settings.slug);
  return (
    <Section id="danger" title={t('danger.title')}>
      <div className="flex flex-wrap items-center gap-4 rounded-lg border border-danger-border bg-surface p-4 sm:p-5">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="font-medium text-sm">{t('danger.decommission')}</h3>
          <p className="mt-0.5 text-muted text-sm">{t('danger.message')}</p>
        </div>
        <Button variant="dangerOutline" onClick={() => setAsking(true)}>
          {t('danger.action')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('danger.confirmTitle', { name: settings.name })}
        description={t('danger.confirmMessage')}
        action={t('danger.action')}
        typed={settings.slug}
        onConfirm={() => decommission.mutateAsync()}
      />
    </Section>
  );
}
