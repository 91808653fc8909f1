import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '@/i18n/language';
import { Formats } from '@/lib/documents/format';

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => new Formats(localeOf(i18n.language)), [i18n.language]);
}
