import type { Locale, LocalText } from '../../shared/localText';
import type { Problem } from '../../shared/problems';
import type {
  AuthoringChoice,
  AuthoringParts,
  DraftContent,
  FieldSettings,
  KnownTemplate,
  SampleChoice,
  TemplateAbout,
  TemplateDraft,
} from '../../model/templateDraft';
import { settle } from '../settle';
import type { AuthoringPort } from '../templatesPort';
import type { ExportedFile } from '../workbookPort';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { isId, isVersion, nextVersion, templateIdFor } from './templateNames';

export const authoringSteps = ['parts', 'about', 'fields', 'contents'] as const;
export type AuthoringStep = (typeof authoringSteps)[number] | 'done';
/** The lists of parts that are chosen from. */
export type PartList = 'sheets' | 'columns' | 'parameters' | 'charts';

const same = (text: string): LocalText => ({ en: text, 'zh-CN': text });

/** Making a template: parts -> about -> fields -> contents -> done. Nothing of the workbook changes before the end. */
export class AuthoringState {
  readonly #screen: WorkbookScreenState;
  #port: AuthoringPort | null = null;
  /** Counts drafts: only the latest answer counts. */
  #drafting = 0;
  #hasLookedForNames = false;

  step = $state<AuthoringStep>('parts');
  parts = $state.raw<AuthoringParts | null>(null);
  choice = $state.raw<AuthoringChoice>(emptyChoice);
  /** The template of which this is a new version. */
  known = $state.raw<KnownTemplate | null>(null);
  draft = $state.raw<TemplateDraft | null>(null);
  sample = $state<SampleChoice | null>(null);
  refusal = $state.raw<Problem | null>(null);
  busy = $state(false);
  finished = $state.raw<ExportedFile | null>(null);

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    void this.#begin();
  }

  async #begin(): Promise<void> {
    this.#port = await this.#screen.port.templates.authoring();
    const parts = this.#port.parts();
    this.parts = parts;
    const latest = parts.known.at(-1);
    if (latest) this.continue(latest);
    else this.startAnew();
  }

  /** Everything of the workbook, under a new name. */
  startAnew(): void {
    const { parts } = this;
    if (!parts) return;
    const { name } = this.#screen.view.document;
    this.known = null;
    this.#choose({
      ...emptyChoice,
      sheets: parts.sheets.map(({ id }) => id),
      columns: parts.columns.map(({ column }) => column),
      parameters: parts.parameters.map(({ id }) => id),
      charts: parts.charts.map(({ id }) => id),
      about: {
        ...emptyAbout,
        id: templateIdFor(name, (id) => this.isTaken(id)),
        name: same(name.slice(0, 60)),
      },
    });
  }

  /** What an earlier version has, as its next one. */
  continue(known: KnownTemplate): void {
    this.known = known;
    this.#choose({
      ...emptyChoice,
      ...known.owned,
      about: { ...known.about, version: nextVersion(known.version) },
    });
  }

  #choose(choice: AuthoringChoice): void {
    this.choice = choice;
    this.draft = null;
    this.#hasLookedForNames = false;
  }

  isChosen(list: PartList, id: string): boolean {
    return list === 'columns'
      ? this.choice.columns.some(({ columnId }) => columnId === id)
      : (this.choice[list] as readonly string[]).includes(id);
  }

  toggle(list: PartList, ids: readonly string[], chosen: boolean): void {
    const { parts } = this;
    if (!parts) return;
    const isIn = (id: string): boolean => (ids.includes(id) ? chosen : this.isChosen(list, id));
    this.choice = {
      ...this.choice,
      // In the order of the workbook.
      [list]:
        list === 'columns'
          ? parts.columns.map(({ column }) => column).filter(({ columnId }) => isIn(columnId))
          : parts[list].map(({ id }) => id).filter(isIn),
    };
  }

  get isEmpty(): boolean {
    const { sheets, columns, parameters } = this.choice;
    return sheets.length + columns.length + parameters.length === 0;
  }

  setAbout(about: Partial<TemplateAbout>): void {
    this.choice = { ...this.choice, about: { ...this.choice.about, ...about } };
  }

  /** Another template has this identifier: a built-in one, or one that stands in the workbook. */
  isTaken(id: string): boolean {
    if (this.known?.id === id) return false;
    const { port, view } = this.#screen;
    return [...port.templates.gallery, ...view.document.templates].some((template) => template.id === id);
  }

  get isAboutComplete(): boolean {
    const { name, question, author, id, version } = this.choice.about;
    const said = [name.en + name['zh-CN'], question.en + question['zh-CN'], author];
    return said.every((text) => text.trim() !== '') && !this.isTaken(id) && isId(id) && isVersion(version);
  }

  setField(place: string, settings: FieldSettings): void {
    const fields = { ...this.choice.fields, [place]: { ...this.choice.fields[place], ...settings } };
    void this.#redraft({ ...this.choice, fields });
  }

  /** One language of a text; emptied, it says the same as the other one. */
  setText(place: string, before: LocalText, locale: Locale, text: string): void {
    const other = locale === 'en' ? before['zh-CN'] : before.en;
    const words = { ...before, [locale]: text.trim() === '' ? other : text };
    void this.#redraft({ ...this.choice, texts: { ...this.choice.texts, [place]: words } });
  }

  leaveOut(contents: readonly DraftContent[], leftOut: boolean): void {
    const places = contents.flatMap(({ place, isLiteral }) => (isLiteral && place !== null ? [place] : []));
    const others = this.choice.leftOut.filter((place) => !places.includes(place));
    void this.#redraft({ ...this.choice, leftOut: leftOut ? [...others, ...places] : others });
  }

  back(): void {
    this.refusal = null;
    const at = authoringSteps.indexOf(this.step as (typeof authoringSteps)[number]);
    this.step = authoringSteps[at - 1] ?? 'parts';
  }

  async next(): Promise<void> {
    this.refusal = null;
    if (this.step === 'contents') return this.#finish();
    if (this.step === 'about' && !(await this.#redraft(this.choice))) return;
    const at = authoringSteps.indexOf(this.step as (typeof authoringSteps)[number]);
    this.step = authoringSteps[at + 1] ?? 'contents';
  }

  /** Works out what the template would hold; what was there before stays when it cannot be. */
  async #redraft(choice: AuthoringChoice): Promise<boolean> {
    const drafting = ++this.#drafting;
    this.choice = choice;
    const draft = await settle('drafting a template', () => this.#ask().draft(completed(choice)));
    if (drafting !== this.#drafting) return false;
    this.refusal = draft.ok ? null : draft.problem;
    if (!draft.ok) return false;
    this.draft = draft.value;
    if (!this.sample || !draft.value.samples.includes(this.sample))
      this.sample = draft.value.samples[0] ?? null;
    if (this.#hasLookedForNames) return true;
    // What may be somebody's name stays out unless the author takes it in.
    this.#hasLookedForNames = true;
    const naming = draft.value.contents.filter(
      ({ isLiteral, mayNameSomebody }) => isLiteral && mayNameSomebody,
    );
    const leftOut = naming.flatMap(({ place }) => place ?? []);
    return leftOut.length === 0 || this.#redraft({ ...choice, leftOut: [...choice.leftOut, ...leftOut] });
  }

  async #finish(): Promise<void> {
    const { sample } = this;
    if (!sample || this.busy) return;
    this.busy = true;
    const finished = await settle('finishing a template', () =>
      this.#ask().finish(completed(this.choice), sample),
    );
    this.busy = false;
    this.refusal = finished.ok ? null : finished.problem;
    if (!finished.ok) return;
    this.finished = finished.value;
    this.step = 'done';
  }

  #ask(): AuthoringPort {
    if (!this.#port) throw new Error('Worthbook: a template is drafted before its parts are known');
    return this.#port;
  }
}

/** A language that was left empty says the same as the other; a text that was not given at all is none. */
function completed(choice: AuthoringChoice): AuthoringChoice {
  const filled = (words: LocalText): LocalText => ({
    en: words.en.trim() || words['zh-CN'],
    'zh-CN': words['zh-CN'].trim() || words.en,
  });
  const optional = (words: LocalText | null): LocalText | null =>
    words && filled(words).en.trim() !== '' ? filled(words) : null;
  const { about } = choice;
  return {
    ...choice,
    about: {
      ...about,
      name: filled(about.name),
      question: filled(about.question),
      description: optional(about.description),
      changes: optional(about.changes),
    },
  };
}

const emptyAbout: TemplateAbout = {
  id: '',
  version: '1.0.0',
  author: '',
  name: same(''),
  question: same(''),
  description: null,
  topic: 'value',
  changes: null,
};
const emptyChoice: AuthoringChoice = {
  sheets: [],
  columns: [],
  parameters: [],
  charts: [],
  leftOut: [],
  texts: {},
  fields: {},
  about: emptyAbout,
};
