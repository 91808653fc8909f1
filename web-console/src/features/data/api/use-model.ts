import { useMemo } from 'react';
import type { Catalog } from '@/lib/catalog/catalog';
import { useCatalog } from '@/lib/catalog/use-catalog';
import type { CatalogCollection } from '@/lib/documents/catalog';
import type { ProjectModel } from '@/lib/documents/model';
import { projectModel } from '@/lib/documents/project-model';
import { useAccess } from './access';

/** The project's collections as the signed-in member may use them. */
export function useModel(slug: string) {
  const catalog = useCatalog(slug);
  const access = useAccess(slug, catalog.data ?? undefined);
  const model = useMemo<ProjectModel | undefined>(() => {
    if (!catalog.data || access.isPending) {
      return undefined;
    }
    const everything = projectModel(collectionsOf(catalog.data));
    return access.data ? access.data(everything) : everything;
  }, [catalog.data, access.isPending, access.data]);
  return { model, error: catalog.error, refetch: () => void catalog.refetch() };
}

function collectionsOf(catalog: Catalog): readonly CatalogCollection[] {
  return catalog.collections;
}
