import { useQuery } from '@tanstack/react-query';
import { catalogQuery } from './catalog';

export function useCatalog(slug: string) {
  return useQuery(catalogQuery(slug));
}
