import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import { Writes } from '../api/writes';
import { RowCache } from './row-cache';
import { RowEdits } from './row-edits';

/** The edits of a collection's rows, with what can be undone of them. */
export function useEdits(slug: string, project: ProjectModel, collection: Collection) {
  const client = useQueryClient();
  const tools = useMemo(() => {
    const cache = new RowCache(client, slug, collection.name);
    const writes = new Writes(slug, project, collection);
    const edits = new RowEdits({
      update: writes.update,
      read: writes.read,
      show: (id, values) => cache.merge(id, values),
    });
    return { cache, writes, edits };
  }, [client, slug, project, collection]);
  const undoable = useSyncExternalStore(tools.edits.subscribe, tools.edits.undoable);
  return { ...tools, undoable };
}
