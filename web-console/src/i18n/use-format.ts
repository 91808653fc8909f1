import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format';
import { localeOf } from './language';

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(localeOf(i18n.language)), [i18n.language]);
}
