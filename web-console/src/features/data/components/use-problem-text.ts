import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/lib/documents/value';

/** Puts into words why a text is no value. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation('data');
  return useCallback(
    ({ code, params }: Problem) => String(t(`problems.${code}`, { ...params } as never)),
    [t],
  );
}
