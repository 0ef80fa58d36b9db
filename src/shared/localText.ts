/** The languages the product speaks. `Locale` is also the BCP 47 tag given to `Intl`. */
export const locales = ['en', 'zh-CN'] as const;
export type Locale = (typeof locales)[number];

/** A text written (not translated word by word) in every language; a missing one is a compile error. */
export type LocalText = Readonly<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}
