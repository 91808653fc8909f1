import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/error-state';
import { describeError } from '@/lib/platform/api-error';
import { projectsQuery } from '../api/projects';
import { NoProjects } from './no-projects';
import { ProjectList } from './project-list';
import { ProjectListSkeleton } from './project-list-skeleton';

export function ProjectsSection() {
  const projects = useQuery(projectsQuery);
  if (projects.data) {
    return projects.data.length > 0 ? <ProjectList projects={projects.data} /> : <NoProjects />;
  }
  if (projects.error) {
    return (
      <ErrorState
        title="Your projects could not be loaded"
        message={describeError(projects.error)}
        onRetry={() => void projects.refetch()}
      />
    );
  }
  return <ProjectListSkeleton />;
}
