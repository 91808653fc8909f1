import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ErrorState } from '@/components/error-state';
import { describeError } from '@/lib/platform/api-error';
import { projectQuery } from '../api/project';
import { EditorSkeleton } from './editor-skeleton';
import { GraphiqlBar } from './graphiql-bar';
import { ProjectNotFound } from './project-not-found';

const Editor = lazy(() => import('./editor'));

export function GraphiqlPage({ accountId, slug }: { accountId: string; slug: string }) {
  const project = useQuery(projectQuery(slug));
  if (project.data === null) {
    return <ProjectNotFound slug={slug} />;
  }
  return (
    <div className="flex h-full flex-col">
      <title>{`${project.data?.name ?? slug} · GraphiQL · Weft`}</title>
      <GraphiqlBar name={project.data?.name} slug={slug} />
      <main className="min-h-0 flex-1">
        {project.error && !project.data ? (
          <div className="p-4">
            <ErrorState
              title="The project could not be loaded"
              message={describeError(project.error)}
              onRetry={() => void project.refetch()}
            />
          </div>
        ) : (
          <Suspense fallback={<EditorSkeleton />}>
            {project.data ? (
              <Editor key={slug} accountId={accountId} slug={slug} />
            ) : (
              <EditorSkeleton />
            )}
          </Suspense>
        )}
      </main>
    </div>
  );
}
