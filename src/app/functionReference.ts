import '../ui/tokens.css';
import './furtherPage.css';
import './functionReference.css';
import { isLocale, type Locale } from '../shared/localText';
import { followLanguageButtons } from './languageButtons';
import { readPreferences } from './pagePreferences';

/*
 * The page of functions.html: shows one of the languages that were written into it, and searches. Everything it
 * shows stands in the page already.
 */

const preferences = readPreferences();
document.documentElement.dataset['wbTheme'] = preferences.theme;

const references = [...document.querySelectorAll<HTMLElement>('.reference')];

/** `#CLV` and `#zh-CN:CLV` name a function, with the language where it is not English. */
function inAddress(): { readonly name: string; readonly locale: Locale | null } {
  const [first = '', ...rest] = decodeURIComponent(location.hash.slice(1)).split(':');
  return isLocale(first) && rest.length > 0
    ? { name: rest.join(':'), locale: first }
    : { name: first, locale: null };
}

const show = followLanguageButtons((locale) => {
  for (const reference of references) reference.hidden = reference.dataset['locale'] !== locale;
  const shown = references.find((reference) => !reference.hidden);
  document.title = `${shown?.querySelector('h1')?.textContent ?? ''} · Worthbook`;
});

function search(reference: HTMLElement, wanted: string): void {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Set<string>();
  for (const article of reference.querySelectorAll<HTMLElement>('article')) {
    const text = article.dataset['words'] ?? '';
    article.hidden = !words.every((word) => text.includes(word));
    if (!article.hidden) found.add(article.dataset['name'] ?? '');
  }
  for (const link of reference.querySelectorAll<HTMLElement>('nav li')) {
    link.hidden = !found.has(link.dataset['name'] ?? '');
  }
  hideEmpty(reference, '.contents', 'li');
  hideEmpty(reference, '.family', 'article');
  const count = reference.querySelector<HTMLElement>('.count');
  if (!count) return;
  const { count: counted = '', nothing = '' } = count.dataset;
  count.textContent = found.size === 0 ? nothing : counted.replace('#', String(found.size));
}

function hideEmpty(reference: HTMLElement, groups: string, entries: string): void {
  for (const group of reference.querySelectorAll<HTMLElement>(groups)) {
    group.hidden = group.querySelector(`${entries}:not([hidden])`) === null;
  }
}

for (const reference of references) {
  const field = reference.querySelector('input');
  field?.addEventListener('input', () => search(reference, field.value));
}
function showAddressed(): void {
  const { name, locale } = inAddress();
  if (locale) show(locale);
  const shown = references.find((reference) => !reference.hidden);
  shown?.querySelector(`article[data-name="${CSS.escape(name)}"]`)?.scrollIntoView();
}

show(inAddress().locale ?? preferences.locale);
if (location.hash !== '') showAddressed();
addEventListener('hashchange', showAddressed);
