import { untrack } from 'svelte';
import { toggleAbsolute as toggleAbsoluteCommand } from '../../commands/formulaText';
import { bracketPair, type BracketPair } from '../../model/formula/editing/bracketPair';
import { callAt } from '../../model/formula/editing/callAt';
import { completionsFor, isComplete, type Completion } from '../../model/formula/editing/completions';
import {
  formulaReferences,
  type FormulaPlace,
  type FormulaReference,
} from '../../model/formula/editing/formulaReferences';
import { parameterOfArgument, type FunctionInfo } from '../../model/formula/editing/functionInfo';
import { pointPlace, type PointPlace } from '../../model/formula/editing/pointPlace';
import { problemPlace, type ProblemPlace } from '../../model/formula/editing/problemPlace';
import { toggleAbsolute } from '../../model/formula/editing/toggleAbsolute';
import { wordAt } from '../../model/formula/editing/wordAt';
import { halfWidthFormula } from '../../model/formula/halfWidthFormula';
import { toStoredFormula } from '../../model/formula/vocabulary';
import type { Dispose } from '../../shared/disposable';
import type { Problem } from '../../shared/problems';
import type { PointedPlace } from '../../grid/gridPointing';
import { keepKey } from '../workbook/keepKey';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { rectOfCharacter } from './colourLayer';
import { FieldText } from './fieldText.svelte';
import { pointedByKey } from './pointedByKey';
import { referenceTo, type PointedArea } from './pointedArea';

export interface FormulaEditorOptions {
  readonly screen: WorkbookScreenState;
  /** Where the formula stands: the sheet, the row of `[@X]`, and the cell that arrow keys begin at. */
  place(): EditedPlace | null;
  /** Arrow keys point at cells from the first character on, as after typing over a cell; else they move the caret. */
  beginsPointing(): boolean;
  /** A formula that is wrong is told under the text before it is entered, and stays. */
  readonly checksEntering?: boolean;
}

export interface EditedPlace extends FormulaPlace {
  readonly columnIndex: number;
}

export interface Signature {
  readonly info: FunctionInfo;
  /** The parameter of the argument at the caret; `null`: there are no more. */
  readonly parameter: number | null;
}

interface Fault {
  readonly problem: Problem;
  readonly place: ProblemPlace | null;
}

/**
 * One text area in which a formula may be typed, whoever owns it: the formula bar, the editor in a cell, the column panel.
 *
 *     text area --input, caret--> text, start, end --> completions, signature, references, brackets
 *     keys      --> take a completion | F4 (its command) | point at a cell | nothing of these: the owner's
 *     grid      --pressed cells (`point`)--> a reference at the caret, replaced while pointing goes on
 */
export class FormulaEditor {
  readonly #options: FormulaEditorOptions;
  readonly #field: FieldText;
  /** The layer of colours over the text area, for places of characters. */
  layer: HTMLElement | null = null;
  /** The proposal that would be taken. */
  chosen = $state(0);
  #hasChosen = false;
  #isDismissed = $state(false);
  #fault = $state.raw<Fault | null>(null);
  /** What is being pointed at, and where its reference stands. */
  #pointed = $state.raw<{ readonly place: PointPlace; readonly area: PointedArea } | null>(null);
  #isPutting = false;
  /** Arrow keys point at cells (F2 switches). */
  #arrowsPoint = false;

  readonly isFormula = $derived.by(() => /^[=＝]/.test(this.#field.text));
  readonly #word = $derived.by(() => {
    const { text, start, end, isComposing, isFocused } = this.#field;
    if (!isFocused || isComposing || this.#isDismissed || this.#pointed || start !== end) return null;
    return wordAt(text, start);
  });
  readonly completions: readonly Completion[] = $derived.by(() => {
    const { functions, view } = this.#options.screen;
    if (!this.#word) return [];
    const sheetId = this.#options.place()?.sheetId ?? null;
    const found = completionsFor(this.#word, { functions: functions.list, document: view.document, sheetId });
    return isComplete(this.#word, found) ? [] : found;
  });
  readonly signature: Signature | null = $derived.by(() => {
    const { text, start, isFocused } = this.#field;
    const call = this.isFormula && isFocused ? callAt(text, start) : null;
    const info = call && this.#options.screen.functions.find(call.name);
    return info && { info, parameter: parameterOfArgument(info, call.argument) };
  });
  readonly pair: BracketPair | null = $derived.by(() => {
    const { text, start, end, isFocused } = this.#field;
    return this.isFormula && isFocused && start === end ? bracketPair(text, start) : null;
  });
  readonly references: readonly FormulaReference[] = $derived.by(() => this.referencesOf(this.#field.text));

  constructor(options: FormulaEditorOptions) {
    this.#options = options;
    this.#field = new FieldText();
  }

  get text(): string {
    return this.#field.text;
  }

  get isFocused(): boolean {
    return this.#field.isFocused;
  }

  get field(): HTMLTextAreaElement | null {
    return this.#field.element;
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  get showsFault(): boolean {
    return this.#fault !== null && this.#options.checksEntering === true;
  }

  /** Where the reference stands that is being pointed at. */
  get pointedPlace(): PointPlace | null {
    return this.#pointed?.place ?? null;
  }

  /** The references of a text shown in the field, also while nobody types in it. */
  referencesOf(text: string): readonly FormulaReference[] {
    const place = this.#options.place();
    return place && text.startsWith('=')
      ? formulaReferences(text, this.#options.screen.view.document, place)
      : [];
  }

  /** Connects the text area; what it holds is read from it, and written as if it were typed. */
  attach = (element: HTMLTextAreaElement): Dispose =>
    // What is read here is no reason to connect it again.
    untrack(() => this.#connect(element));

  #connect(element: HTMLTextAreaElement): Dispose {
    const { screen } = this.#options;
    const follow = this.#field.follow(element, {
      typed: () => this.#typed(),
      caretMoved: () => this.#caretMoved(),
      focused: () => {
        screen.formulaEditor = this;
        this.#arrowsPoint = this.#options.beginsPointing();
      },
      blurred: () => this.#leave(),
      key: (event) => this.#onKey(event),
    });
    return () => {
      follow();
      this.#leave();
    };
  }

  /** Shows why the text was refused, at the place in it. */
  refuse(problem: Problem): void {
    const place = problemPlace(this.text, problem);
    this.#fault = { problem, place };
    if (place) this.#field.select(place.to, place.to);
  }

  choose(index: number): void {
    const count = this.completions.length;
    this.chosen = (index + count) % count;
    this.#hasChosen = true;
  }

  take(index: number): void {
    const completion = this.completions[index];
    if (!completion || !this.#word) return;
    this.#field.replace(this.#word.from, this.#word.to, completion.insert);
  }

  /** A reference may stand where the caret is. */
  canPoint(): boolean {
    return this.#field.isFocused && !this.#field.isComposing && this.#pointTarget() !== null;
  }

  /** Puts the reference to what was pressed where the caret is, or in the place of the one pointed at before. */
  point(from: PointedPlace, to: PointedPlace, extend: boolean): void {
    const { sheet } = this.#options.screen;
    if (!sheet) return;
    const before = this.#pointed?.area;
    const goesOn = extend && before?.sheet.id === sheet.id;
    this.#pointAt({ sheet, from: goesOn ? before.from : from, to });
  }

  /** Arrow keys point at cells; else they move the caret. */
  get arrowsPoint(): boolean {
    return this.#arrowsPoint;
  }

  /** At the caret, or in place of what is selected. */
  type(text: string): void {
    const { start, end } = this.#field;
    this.#field.replace(start, end, text);
  }

  toggleAbsolute(): void {
    const { text, start, end } = this.#field;
    const toggled = toggleAbsolute({ text, start, end });
    if (!toggled) return;
    this.#field.correct(toggled.text);
    this.#field.select(toggled.start, toggled.end);
  }

  /** Where the word or the call at the caret begins on the page: what helps is shown below it. */
  anchor(): DOMRect | null {
    const { text, start } = this.#field;
    const at = this.#word?.from ?? callAt(text, start)?.from ?? this.#fault?.place?.from ?? start;
    return this.layer && rectOfCharacter(this.layer, at);
  }

  #pointTarget(): PointPlace | null {
    const { text, start, end } = this.#field;
    return this.#pointed?.place ?? pointPlace({ text, start, end });
  }

  #pointAt(area: PointedArea): void {
    const place = this.#options.place();
    const target = this.#pointTarget();
    const reference = place && referenceTo(area, this.#options.screen.port.values, place.sheetId);
    if (!target || reference === null) return;
    this.#isPutting = true;
    try {
      this.#field.replace(target.from, target.to, reference);
    } finally {
      this.#isPutting = false;
    }
    this.#pointed = { area, place: { from: target.from, to: target.from + reference.length } };
  }

  #typed(): void {
    const { text, isComposing } = this.#field;
    if (!isComposing && this.isFormula) this.#field.correct(halfWidthFormula(text));
    if (!this.#isPutting) this.#pointed = null;
    this.#isDismissed = false;
    this.#fault = null;
    this.chosen = 0;
    this.#hasChosen = false;
    if (this.isFormula) this.#options.screen.functions.load();
  }

  #caretMoved(): void {
    const { start, end } = this.#field;
    const place = this.#pointed?.place;
    if (place && !this.#isPutting && (start !== end || start !== place.to)) this.#pointed = null;
    if (this.isFormula) this.#options.screen.functions.load();
  }

  #leave(): void {
    const { screen } = this.#options;
    this.#pointed = null;
    if (untrack(() => screen.formulaEditor) === this) screen.formulaEditor = null;
  }

  #onKey(event: KeyboardEvent): void {
    // An input method's keys are its own: Enter ends the composition and nothing else.
    if (event.isComposing || event.keyCode === 229 || !this.isFormula) return;
    if (this.#onListKey(event) || this.#onFormulaKey(event)) keepKey(event);
  }

  #onListKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (this.completions.length === 0 || altKey || ctrlKey || metaKey) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.choose(this.chosen + (key === 'ArrowDown' ? 1 : -1));
    else if (key === 'PageDown' || key === 'PageUp') this.choose(this.#pageFrom(key === 'PageDown' ? 8 : -8));
    else if (key === 'Escape') this.#isDismissed = true;
    // Tab takes the proposal, as in Excel; Enter does once one has been chosen from the list.
    else if (!shiftKey && (key === 'Tab' || (key === 'Enter' && this.#hasChosen))) this.take(this.chosen);
    else return false;
    return true;
  }

  #pageFrom(step: number): number {
    return Math.min(Math.max(this.chosen + step, 0), this.completions.length - 1);
  }

  #onFormulaKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (key === 'F4') {
      void this.#options.screen.run(toggleAbsoluteCommand, undefined);
      return true;
    }
    if (key === 'F2') {
      this.#arrowsPoint = !this.#arrowsPoint;
      return true;
    }
    if (key === ' ') return this.#pointByKey(event);
    if (key.startsWith('Arrow') && !event.altKey) return this.#onArrow(event);
    if (this.#options.checksEntering && (key === 'Enter' || key === 'Tab') && !event.altKey) {
      const place = this.#options.place();
      const { document } = this.#options.screen.view;
      const stored = toStoredFormula(this.text, document, { sheetId: place?.sheetId ?? null });
      if (!stored.ok) this.refuse(stored.problem);
      return !stored.ok;
    }
    return false;
  }

  #onArrow(event: KeyboardEvent): boolean {
    if (!this.#arrowsPoint) {
      // The caret moves; Handsontable would enter the text and go to the next cell.
      event.stopPropagation();
      return false;
    }
    return this.#pointByKey(event);
  }

  #pointByKey(event: KeyboardEvent): boolean {
    const { screen, place } = this.#options;
    if (!this.#arrowsPoint || !this.canPoint()) return false;
    const area = pointedByKey(event, screen, place(), this.#pointed?.area ?? null);
    if (!area) return false;
    this.#pointAt(area);
    const { row, column } = area.to;
    // A whole row or column shows where it is already.
    if (row !== null && column !== null) screen.grid?.scrollTo(row, column);
    return true;
  }
}
