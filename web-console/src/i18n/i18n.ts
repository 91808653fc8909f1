import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, preferredLanguage, rememberLanguage } from './language';
import type { Namespace } from './resources';

const files = import.meta.glob<{ default: Record<string, unknown> }>([
  './en/*.json',
  './de/*.json',
]);

/** Each namespace of a language is a chunk of its own, loaded with the feature that needs it. */
const chunks: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, callback) => {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) {
      callback(new Error(`There are no texts ${language}/${namespace}`), null);
      return;
    }
    load().then(
      (chunk) => callback(null, chunk.default),
      (error: Error) => callback(error, null),
    );
  },
};

export async function startI18n(language: Language = preferredLanguage()): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next
      .use(chunks)
      .use(initReactI18next)
      .init({
        lng: language,
        fallbackLng: false,
        ns: ['common', 'shell'],
        defaultNS: 'common',
        interpolation: { escapeValue: false },
        react: { useSuspense: true },
      });
  }
  document.documentElement.lang = i18next.language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
}

/** For route loaders: the page's texts are there when it is drawn. */
export function texts(...namespaces: Namespace[]) {
  return () => i18next.loadNamespaces(namespaces);
}
