import { Link } from '@tanstack/react-router';
import { ArchiveRestore } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { FormAlert } from '@/components/form-alert';
import { SubmitButton } from '@/components/submit-button';
import { describeError } from '@/lib/platform/describe-error';
import type { ProjectHead } from '@/lib/project/project';
import { useRestoreProject } from '@/lib/project/restore-project';

export function DecommissionedProject({ project }: { project: ProjectHead }) {
  const { t } = useTranslation('shell');
  const restore = useRestoreProject(project.slug);
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-12">
      <title>{`${project.name} · Weft`}</title>
      <EmptyState
        icon={ArchiveRestore}
        title={t('decommissioned.title', { name: project.name })}
        message={t('decommissioned.message')}
      >
        {project.myRole !== 'MEMBER' && (
          <SubmitButton
            type="button"
            pending={restore.isPending}
            onClick={() => !restore.isPending && restore.mutate()}
          >
            {t('decommissioned.restore')}
          </SubmitButton>
        )}
        <Button asChild variant="outline">
          <Link to="/">{t('goToProjects')}</Link>
        </Button>
      </EmptyState>
      <div className="mt-4">
        <FormAlert message={restore.error ? describeError(restore.error) : undefined} />
      </div>
    </div>
  );
}
