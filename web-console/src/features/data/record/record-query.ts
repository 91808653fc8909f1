import { queryOptions } from '@tanstack/react-query';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import { Writes } from '../api/writes';
import { rowsKey } from '../rows/view';

/** All of a row; null when it is not there. */
export function recordQuery(
  slug: string,
  project: ProjectModel,
  collection: Collection,
  id: string,
) {
  return queryOptions({
    queryKey: [...rowsKey(slug, collection.name), 'row', id],
    queryFn: () => new Writes(slug, project, collection).read(id),
  });
}
