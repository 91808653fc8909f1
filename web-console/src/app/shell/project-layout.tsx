import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { projectQuery } from '@/lib/project/project';
import { useProjectSlug } from '@/lib/project/use-project';
import { useSession } from '@/lib/session/use-session';
import { ProjectNotFound } from '../problem-pages';
import { DecommissionedProject } from './decommissioned-project';
import { Frame } from './frame';
import { PageSkeleton } from './page-skeleton';
import { ProjectCommands } from './project-commands';
import { SideBar } from './side-bar';

export function ProjectLayout() {
  const { t } = useTranslation('shell');
  const slug = useProjectSlug();
  const { status } = useSession();
  const project = useQuery(projectQuery(slug));
  if (status !== 'signed-in') {
    return null;
  }
  if (project.data === null) {
    return <ProjectNotFound slug={slug} />;
  }
  return (
    <Frame sideBar={<SideBar slug={slug} name={project.data?.name} />} title={project.data?.name}>
      <ProjectCommands slug={slug} />
      {project.data ? (
        project.data.state === 'ACTIVE' ? (
          <Outlet />
        ) : (
          <DecommissionedProject project={project.data} />
        )
      ) : project.error ? (
        <div className="p-4 sm:p-6">
          <ErrorState
            title={t('projectFailed')}
            error={project.error}
            onRetry={() => void project.refetch()}
          />
        </div>
      ) : (
        <PageSkeleton />
      )}
    </Frame>
  );
}
