import './page.css';
import { openLibrary } from '../session/openLibrary';
import type { WorkbookId } from '../model/ids';
import { assert } from '../shared/assert';
import { text } from '../i18n/texts';
import { mountShell, type Preferences } from '../ui/mountShell';
import { onLaunchedFile } from './launchedFiles';
import { keepPreferences, readPreferences } from './pagePreferences';
import { registerServiceWorker } from './registerServiceWorker';

let shown: WorkbookId | null = null;
/** A link that carries a template: it is taken out of the address, which goes on naming the open workbook. */
function takeTemplateFragment(): string | undefined {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith('template=')) return undefined;
  const hash = shown ? `#/${shown}` : '';
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  return fragment;
}

/** The address names the open workbook, `#/<id>`, so that reloading and bookmarks find it. */
function workbookInAddress(): WorkbookId | null {
  const id = location.hash.replace(/^#\/?/, '');
  return id === '' ? null : (id as WorkbookId);
}

function showOnPage({ locale, theme }: Preferences): void {
  document.documentElement.lang = locale;
  document.documentElement.dataset['wbTheme'] = theme;
  document.title = text(locale, 'app_name');
}

const element = document.getElementById('app');
assert(element, 'the page has no #app');
const preferences = readPreferences();
showOnPage(preferences);
const templateFragment = takeTemplateFragment();
const opened = workbookInAddress();
const shell = mountShell(element, {
  library: await openLibrary(),
  preferences,
  takesFocus: true,
  helpPages: {
    functionReference: 'functions.html',
    playground: 'playground.html',
    licences: 'licences.txt',
  },
  templateLinkBase: `${location.origin}${location.pathname}`,
  ...(templateFragment === undefined ? {} : { templateFragment }),
  ...(opened ? { workbookId: opened } : {}),
  onPreferences(changed) {
    keepPreferences(changed);
    showOnPage(changed);
  },
  onNavigate(workbookId) {
    shown = workbookId;
    if (workbookInAddress() !== workbookId) location.hash = workbookId ? `/${workbookId}` : '';
  },
});
onLaunchedFile((file) => void shell.openFile(file));
addEventListener('hashchange', () => {
  const fragment = takeTemplateFragment();
  if (fragment === undefined) void shell.navigate(workbookInAddress());
  else void shell.receiveTemplate(fragment);
});
await registerServiceWorker({
  onUpdate: (update) => shell.offerUpdate(() => update.apply()),
  mayReload: () => shell.quiet(),
});
