export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

const KEY = 'weft:language';

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The one chosen here, else the first of the browser's that the console speaks. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) {
    return chosen;
  }
  return navigator.languages.map(primary).find(isLanguage) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

/** English as in Britain, German as in Austria: the browser's own region of the language, for dates and numbers. */
export function localeOf(language: string): string {
  return navigator.languages.find((locale) => primary(locale) === language) ?? language;
}

function primary(locale: string): string | undefined {
  return locale.split('-')[0]?.toLowerCase();
}
