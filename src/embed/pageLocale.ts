import { preferredLocale, type Locale } from '../shared/localText';

/** What a host that names no language is spoken to in: its page's (`<html lang>`), or else the reader's. */
export function pageLocale(): Locale {
  return preferredLocale([document.documentElement.lang, ...navigator.languages]);
}
