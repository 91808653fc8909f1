import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { useProject } from '@/lib/project/use-project';

export function DataPage() {
  const { t } = useTranslation('data');
  const project = useProject();
  return (
    <Page title={t('title')} documentTitle={`${t('title')} · ${project.name}`}>
      <p className="text-muted text-sm">{t('title')}</p>
    </Page>
  );
}
