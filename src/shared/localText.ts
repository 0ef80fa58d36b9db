/** The languages the product speaks. `Locale` is also the BCP 47 tag given to `Intl`. */
export const locales = ['en', 'zh-CN'] as const;
export type Locale = (typeof locales)[number];

/** A text written (not translated word by word) in every language; a missing one is a compile error. */
export type LocalText = Readonly<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** The first of these languages that we speak; Chinese of any kind is served in the one we have. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const primary = language.split('-')[0];
    const spoken = locales.find((locale) => locale.split('-')[0] === primary);
    if (spoken) return spoken;
  }
  return 'en';
}
