import { useMutation, useQueryClient } from '@tanstack/react-query';
import { catalogQuery } from '@/lib/catalog/catalog';
import { ApiError } from '@/lib/platform/api-error';
import { changeSchema } from '@/lib/schema-change/change';
import { historyQuery, recentChangesQuery } from '@/lib/schema-change/changes';
import { draftOf, forgetDraft } from '@/lib/schema-change/draft';

type Apply = { ifRevision: number; acceptBreaking: boolean };

export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'VERSION_CONFLICT';
}

/** Applies the project's draft. A conflict brings the catalog up to date and keeps the draft. */
export function useApply(project: string) {
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: catalogQuery(project).queryKey }),
      queryClient.invalidateQueries({ queryKey: recentChangesQuery(project).queryKey }),
      queryClient.invalidateQueries({ queryKey: historyQuery(project).queryKey }),
    ]);
  return useMutation({
    mutationFn: (wish: Apply) => changeSchema({ project, operations: draftOf(project), ...wish }),
    onSuccess: async () => {
      await refresh();
      forgetDraft(project);
      // Whatever else is shown of the project may have changed with its schema.
      void queryClient.invalidateQueries({ queryKey: ['project', project] });
    },
    onError: (error) => (isConflict(error) ? refresh() : undefined),
  });
}
