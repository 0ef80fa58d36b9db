import '../../ui/tokens.css';
import '../furtherPage.css';
import './playground.css';
import { isMessageKey, text } from '../../i18n/texts';
import { openLibrary } from '../../session/openLibrary';
import { assert } from '../../shared/assert';
import type { Locale } from '../../shared/localText';
import { reportFault } from '../../shared/report';
import { followLanguageButtons } from '../languageButtons';
import { readPreferences } from '../pagePreferences';
import { LiveWorkbook } from './liveWorkbook';
import { playgroundCode } from './playgroundCode';
import { readOptions } from './playgroundOptions';
import { sampleFile } from './sampleFile';

/*
 * The page of playground.html: a host page that mounts a workbook as its form says, and shows the code that does.
 */

function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  assert(found instanceof kind, `the playground has no #${id}`);
  return found;
}

const form = part('options', HTMLFormElement);
const code = part('code', HTMLElement);
const notice = part('notice', HTMLElement);
const templates = part('templates', HTMLOptGroupElement);

const preferences = readPreferences();
document.documentElement.dataset['wbTheme'] = preferences.theme;
part('locale', HTMLSelectElement).value = preferences.locale;
part('theme', HTMLSelectElement).value = preferences.theme;

// Makes the sample, and knows the templates by name; the workbook on the page has a library of its own.
const library = await openLibrary({ storage: { kind: 'memory' } });
const templateNames = library.gallery.map(({ id, name }) => ({
  name,
  option: new Option('', `template/${id}`),
}));
templates.append(...templateNames.map(({ option }) => option));

let language: Locale = preferences.locale;
const speak = followLanguageButtons((locale) => {
  language = locale;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const key = element.dataset['text'] ?? '';
    assert(isMessageKey(key), `no text ${key}`);
    if (element instanceof HTMLOptGroupElement) element.label = text(locale, key);
    else element.textContent = text(locale, key);
  }
  for (const { name, option } of templateNames) option.textContent = name[locale];
  notice.textContent = '';
  document.title = `${text(locale, 'playground_title')} · Worthbook`;
});
speak(language);

const workbook = new LiveWorkbook(part('workbook', HTMLElement), (locale) => sampleFile(library, locale));

async function show(): Promise<void> {
  const options = readOptions(new FormData(form));
  code.textContent = playgroundCode(options);
  notice.textContent = '';
  try {
    await workbook.show(options);
  } catch (error) {
    reportFault('the playground', error);
    notice.textContent = text(language, 'playground_failed');
  }
}

async function copyCode(): Promise<void> {
  const copied = await navigator.clipboard.writeText(code.textContent).then(
    () => true,
    () => false,
  );
  notice.textContent = text(language, copied ? 'playground_copied' : 'playground_notCopied');
}

form.addEventListener('change', () => void show());
form.addEventListener('submit', (event) => event.preventDefault());
part('copy', HTMLButtonElement).addEventListener('click', () => void copyCode());
await show();
