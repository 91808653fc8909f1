import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state';

type QueryViewProps<Data> = {
  query: UseQueryResult<Data>;
  /** Said when it cannot be loaded. */
  failed: string;
  /** Takes the place of what will come, in its size. */
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
};

/** Skeleton, then data, or the reason why there is none. Data that is there stays when a later load fails. */
export function QueryView<Data>({ query, failed, skeleton, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error) {
    return <ErrorState title={failed} error={query.error} onRetry={() => void query.refetch()} />;
  }
  return skeleton;
}
