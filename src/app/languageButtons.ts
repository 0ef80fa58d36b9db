import { isLocale, type Locale } from '../shared/localText';
import { keepPreferences, readPreferences } from './pagePreferences';

/**
 * The buttons in the bar of a page beside the application. Pressing one shows the page in its language and keeps that
 * for the application too; what is returned shows a language without keeping it.
 */
export function followLanguageButtons(show: (locale: Locale) => void): (locale: Locale) => void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-language]')];
  const speak = (locale: Locale): void => {
    document.documentElement.lang = locale;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset['language'] === locale));
    }
    show(locale);
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const locale = button.dataset['language'];
      if (!isLocale(locale)) return;
      speak(locale);
      keepPreferences({ ...readPreferences(), locale });
    });
  }
  return speak;
}
