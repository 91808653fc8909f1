import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Draft } from '@/lib/schema-change/draft';
import { planSchemaChange } from '@/lib/schema-change/plan';

/** What a draft would do to the catalog of a revision. */
export const planQuery = (project: string, revision: number, draft: Draft) =>
  queryOptions({
    queryKey: ['project', project, 'plan', revision, draft],
    queryFn: () => planSchemaChange(project, draft),
    enabled: draft.length > 0,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
