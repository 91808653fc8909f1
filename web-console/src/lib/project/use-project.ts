import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ProjectHead, projectQuery } from './project';

/** The slug in the address. */
export function useProjectSlug(): string {
  const { project } = useParams({ strict: false });
  if (!project) {
    throw new Error('This page is not inside a project');
  }
  return project;
}

/** The project in the address. The project's layout shows pages only once it is there. */
export function useProject(): ProjectHead {
  const { data } = useSuspenseQuery(projectQuery(useProjectSlug()));
  if (!data) {
    throw new Error('The project is gone');
  }
  return data;
}

/** Owners and admins may change things that members only see. */
export function useMayAdminister(): boolean {
  return useProject().myRole !== 'MEMBER';
}
