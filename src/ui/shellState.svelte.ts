import { reportFault } from '../shared/report';
import type { Dispose } from '../shared/disposable';
import type { Locale, LocalText } from '../shared/localText';
import type { Problem, ProblemParams } from '../shared/problems';
import { ok, type Result } from '../shared/result';
import type { WorkbookId } from '../model/ids';
import type { ReceivedTemplate } from '../model/receivedTemplate';
import { reasonInWords } from '../i18n/problemText';
import { isMessageKey, text, type MessageKey } from '../i18n/texts';
import type { HelpPages } from './helpPages';
import type { Preferences, ShellOptions, Theme } from './mountShell';
import type { ShellObserver } from './shellObserver';
import { allParts, type ShellParts } from './shellParts';
import { settle } from './settle';
import { ShellUse } from './shellUse';
import { isTemplateFile } from './templating/isTemplateFile';
import { Toasts } from './toasts';
import type { PanelName } from '../commands/command';
import type { FileNote, LibraryPort } from './libraryPort';
import type { WorkbookPort } from './workbookPort';
import { loadGrid } from './workbook/gridMount';
import { WorkbookScreenState } from './workbook/workbookScreen.svelte';

export type ShownScreen =
  | { readonly kind: 'start' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'workbook'; readonly state: WorkbookScreenState }
  /** It opened, and something of it is lost; what to do is for the person to say. */
  | { readonly kind: 'damaged'; readonly port: WorkbookPort; readonly after: AfterOpening }
  | { readonly kind: 'failed'; readonly workbookId: WorkbookId; readonly problem: Problem };

/** What to do with a workbook as soon as it is on the screen. */
export interface AfterOpening {
  /** Show what this template built. */
  readonly showTemplate?: string;
  readonly importFile?: File;
  readonly showDialog?: 'import' | 'templates';
  readonly showPanel?: PanelName;
  /** Formulas wait until they are asked to calculate. */
  readonly withoutCalculating?: boolean;
  /** That something of it is lost was said already. */
  readonly knowsDamage?: boolean;
  readonly templateId?: string;
  /** A template from a file or a link, to which the person has agreed. */
  readonly template?: ReceivedTemplate;
  /** What of the file that was opened is not as it was there. */
  readonly fileNotes?: readonly FileNote[];
  /** The workbook was made for this import only: without it, it goes again. */
  readonly madeForImport?: boolean;
}

/** The grid's code comes while the workbook is read; whoever shows the grid says so when it cannot be had. */
function prepareScreen(): void {
  loadGrid().catch(() => undefined);
}

/** Language, theme and which screen is shown: the state of one mounted shell. */
export class ShellState {
  readonly library: LibraryPort;
  readonly toasts = new Toasts();
  readonly use: ShellUse;
  readonly licenseKeys: NonNullable<ShellOptions['licenseKeys']>;
  readonly helpPages: HelpPages;
  /** The address that opens templates from its fragment; `null` where there is none. */
  readonly templateLinkBase: string | null;
  readonly parts: ShellParts;
  readonly observer: ShellObserver | undefined;
  readonly #options: ShellOptions;
  readonly #stopWatchingSystem: Dispose;
  #systemIsDark = $state(false);
  /** What is open or being opened; asking for it again changes nothing. */
  #workbookId: WorkbookId | null = null;
  /** Counts navigations: an opening that was overtaken by another is closed again. */
  #navigation = 0;
  #showing: Promise<void> = Promise.resolve();
  #isDisposed = false;

  locale = $state<Locale>('en');
  theme = $state<Theme>('system');
  screen = $state.raw<ShownScreen>({ kind: 'start' });
  /** The file that is being read as a workbook. */
  opening = $state.raw<{ readonly name: string; cancel(): void } | null>(null);
  /** A template from a file or a link that waits for the person to agree to it. */
  offer = $state.raw<ReceivedTemplate | null>(null);
  /** Rises when the start screen should list the workbooks anew. */
  startVersion = $state(0);
  readonly resolvedTheme = $derived(
    this.theme === 'system' ? (this.#systemIsDark ? 'dark' : 'light') : this.theme,
  );

  constructor(options: ShellOptions) {
    this.#options = options;
    this.library = options.library;
    this.use = new ShellUse(options.takesFocus ?? false);
    this.licenseKeys = options.licenseKeys ?? {};
    this.templateLinkBase = options.templateLinkBase ?? null;
    this.helpPages = options.helpPages ?? {};
    this.parts = { ...allParts, ...options.parts };
    this.observer = options.observer;
    this.locale = options.preferences.locale;
    this.theme = options.preferences.theme;
    const system = matchMedia('(prefers-color-scheme: dark)');
    this.#systemIsDark = system.matches;
    const follow = (): void => {
      this.#systemIsDark = system.matches;
    };
    system.addEventListener('change', follow);
    this.#stopWatchingSystem = () => system.removeEventListener('change', follow);
  }

  /** A text of the interface in the language of the moment. */
  t = (key: MessageKey, params?: ProblemParams): string => text(this.locale, key, params);

  /** The same for a key that comes from another layer, where keys are plain strings. */
  phrase = (key: string, params?: ProblemParams): string => (isMessageKey(key) ? this.t(key, params) : key);

  number = (value: number): string => new Intl.NumberFormat(this.locale).format(value);

  local = (words: LocalText): string => words[this.locale];

  /** What happened, why, and what to do. */
  problemText = ({ code, params }: Problem): string =>
    this.phrase(`problem_${code}`, params && reasonInWords(this.locale, params));

  /** What the host asked to see first. */
  async begin({ workbookId, file, templateId, templateFragment }: ShellOptions): Promise<void> {
    if (templateFragment !== undefined) await this.receiveTemplate(templateFragment);
    const after: AfterOpening = templateId ? { showDialog: 'templates', templateId } : {};
    if (workbookId) await this.navigate(workbookId, after);
    else if (file) await this.openFile(file, after);
    // Without a start screen there is nothing to begin with but a workbook.
    else if (templateId || !this.parts.start) await this.openNew(this.#create, after);
  }

  /** Reads a template from a file or the fragment of a link, and asks the person about it. */
  async receiveTemplate(source: File | string): Promise<void> {
    const received = await this.attempt('reading a template', () => this.library.receiveTemplate(source));
    if (!received.ok) return;
    if (this.screen.kind === 'workbook') this.screen.state.offerTemplate(received.value);
    else this.offer = received.value;
  }

  /** A workbook file opens as it is, a template is offered; anything else starts the import into a new workbook. */
  async openFile(file: File, after: AfterOpening = {}): Promise<boolean> {
    if (isTemplateFile(file)) {
      await this.receiveTemplate(file);
      return true;
    }
    const isWorkbook = await settle('looking at a file', async () =>
      ok(await this.library.isWorkbookFile(file)),
    );
    if (isWorkbook.ok && isWorkbook.value) return this.#openWorkbookFile(file, after);
    return this.openNew(this.#create, { ...after, importFile: file, madeForImport: this.parts.start });
  }

  /** Reads a workbook file; until that is done it can be cancelled, and then nothing is left of it. */
  async #openWorkbookFile(file: File, after: AfterOpening): Promise<boolean> {
    const abort = new AbortController();
    this.opening = { name: file.name, cancel: () => abort.abort() };
    const opened = await settle('opening a file', () =>
      this.library.importWorkbook(file, { locale: this.locale, signal: abort.signal }),
    );
    this.opening = null;
    if (opened.ok) await this.navigate(opened.value.id, { ...after, fileNotes: opened.value.notes });
    else if (opened.problem.code !== 'importCancelled') this.toasts.error(this.problemText(opened.problem));
    return opened.ok;
  }

  /** Makes a workbook and opens it; a failure is shown. */
  async openNew(make: () => Promise<Result<WorkbookId>>, after: AfterOpening = {}): Promise<boolean> {
    const made = await this.attempt('making a workbook', make);
    if (made.ok) await this.navigate(made.value, after);
    return made.ok;
  }

  readonly #create = (): Promise<Result<WorkbookId>> => this.library.create({ locale: this.locale });

  setPreferences(preferences: Partial<Preferences>): void {
    if (preferences.locale) this.locale = preferences.locale;
    if (preferences.theme) this.theme = preferences.theme;
    if (this.screen.kind === 'workbook') this.screen.state.port.setLocale(this.locale);
    this.#options.onPreferences?.({ locale: this.locale, theme: this.theme });
  }

  /** Opens a workbook, or shows the start screen; what was open is saved and closed first. */
  async navigate(workbookId: WorkbookId | null, after: AfterOpening = {}): Promise<void> {
    if (workbookId !== this.#workbookId) await this.reopen(workbookId, after);
  }

  /** Closes a workbook and opens it again, as it stands in storage now. */
  reopen(workbookId: WorkbookId | null, after: AfterOpening = {}): Promise<void> {
    // What was begun before the shell left the page comes to nothing.
    if (this.#isDisposed) return Promise.resolve();
    this.#showing = this.#show(workbookId, after);
    return this.#showing;
  }

  /** Goes on to the sheets of a workbook of which something is lost. */
  openDamaged(after: AfterOpening): void {
    if (this.screen.kind !== 'damaged') return;
    const { port } = this.screen;
    this.screen = { kind: 'workbook', state: new WorkbookScreenState(this, port, after) };
    this.#passOffer();
    this.observer?.workbookShown(port);
  }

  async #show(workbookId: WorkbookId | null, after: AfterOpening): Promise<void> {
    this.#workbookId = workbookId;
    const navigation = ++this.#navigation;
    const previous = this.screen;
    this.screen = workbookId ? { kind: 'opening' } : { kind: 'start' };
    await this.#close(previous);
    // Closing takes a while: by now another workbook may have been asked for, and the address is that one's.
    if (navigation !== this.#navigation) return;
    this.#options.onNavigate?.(workbookId);
    if (!workbookId) return;
    prepareScreen();
    const opened = await settle('opening a workbook', () =>
      this.library.open(workbookId, { locale: this.locale, calculate: !after.withoutCalculating }),
    );
    if (navigation !== this.#navigation) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (!opened.ok) {
      this.screen = { kind: 'failed', workbookId, problem: opened.problem };
      this.observer?.problemShown(opened.problem, this.problemText(opened.problem));
      return;
    }
    this.screen = { kind: 'damaged', port: opened.value, after };
    if (opened.value.damaged.length === 0 || after.knowsDamage) this.openDamaged(after);
  }

  /** What came while the workbook was being opened. */
  #passOffer(): void {
    const { offer, screen } = this;
    if (!offer || screen.kind !== 'workbook') return;
    this.offer = null;
    screen.state.offerTemplate(offer);
  }

  /** The list of workbooks changed behind the start screen's back. */
  refreshStart(): void {
    this.startVersion++;
  }

  /** Does something that may fail as expected, and shows why it did. */
  async attempt<T>(what: string, work: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
    const result = await settle(what, work);
    if (!result.ok) this.showProblem(result.problem);
    return result;
  }

  showProblem(problem: Problem): void {
    const message = this.problemText(problem);
    this.toasts.error(message);
    this.observer?.problemShown(problem, message);
  }

  /** A newer version of the page waits; whoever has unsaved work decides when. */
  offerUpdate(apply: () => void): void {
    this.toasts.lasting(this.t('app_updateReady'), { label: this.t('app_update'), onClick: apply });
  }

  /** Resolves when what was open is saved and closed. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#navigation++;
    this.#stopWatchingSystem();
    this.toasts.dispose();
    await this.#close(this.screen);
    await this.#showing;
  }

  async #close(shown: ShownScreen): Promise<void> {
    if (shown.kind !== 'workbook' && shown.kind !== 'damaged') return;
    this.observer?.workbookShown(null);
    if (shown.kind === 'workbook') shown.state.dispose();
    const port = shown.kind === 'workbook' ? shown.state.port : shown.port;
    await port.close().catch((error: unknown) => reportFault('closing a workbook', error));
  }
}
