import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Namespace } from '@/i18n/resources';

export type SayValues = Record<string, string | number>;

/** Gives the text of a key that is only known when the program runs. */
export type Say = (key: string, values?: SayValues) => string;

export function useSay(namespace: Namespace): Say {
  const { t } = useTranslation(namespace);
  return useCallback((key, values) => String(t(key as never, values as never)), [t]);
}
