import { QueryClient } from '@tanstack/react-query';
import { isUnreachable } from '@/lib/platform/api-error';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 1 && isUnreachable(error) },
    },
  });
}
