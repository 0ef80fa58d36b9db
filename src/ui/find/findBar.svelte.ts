import { cellSelection } from '../../commands/region';
import { replaceCells } from '../../commands/find/replaceCells';
import { findCells, type FindQuery, type FoundCell } from '../../commands/find/findCells';
import { toCol } from '@borgar/fx';
import type { Selection } from '../../commands/command';
import { findSheet } from '../../model/lookup';
import { visualRowOf } from '../../model/rowOrder';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

export type FindScope = 'workbook' | 'sheet' | 'selection';

/** Looking for something in the workbook: what for, where, and what was found. It stays as it is while it is closed. */
export class FindBarState {
  readonly #screen: WorkbookScreenState;
  #abort: AbortController | null = null;

  isOpen = $state(false);
  /** Rises each time it is asked for. */
  opened = $state(0);
  withReplace = $state(false);
  text = $state('');
  replacement = $state('');
  scope = $state<FindScope>('workbook');
  lookIn = $state<FindQuery['lookIn']>('values');
  matchCase = $state(false);
  wholeText = $state(false);
  /** 0..1 while it is looked for. */
  progress = $state<number | null>(null);
  found = $state.raw<readonly FoundCell[] | null>(null);
  isCut = $state.raw(false);
  /** Which of them is selected; -1 before the first step. */
  at = $state(-1);
  #asked: FindQuery | null = null;
  /** What was selected when it was opened: going from place to place selects other cells. */
  #region: Selection | null = null;

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  open(withReplace: boolean): void {
    this.isOpen = true;
    this.opened++;
    this.withReplace = withReplace;
    const { selection } = this.#screen;
    // A region that is selected is what people mean to look in, as in Excel.
    const isMany =
      selection !== null &&
      (selection.toRow > selection.fromRow || selection.toColumn > selection.fromColumn);
    if (isMany) this.ask({ scope: 'selection' });
    else if (this.scope === 'selection') this.ask({ scope: 'workbook' });
    this.#region = selection;
  }

  close(): void {
    this.#abort?.abort();
    this.isOpen = false;
    this.#screen.grid?.focusSoon();
  }

  /** Something about the question changed: what was found answers another one. */
  ask(changed: Partial<Pick<FindBarState, 'text' | 'scope' | 'lookIn' | 'matchCase' | 'wholeText'>>): void {
    Object.assign(this, changed);
    this.#abort?.abort();
    this.found = null;
    this.at = -1;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  /** To the next or previous place, after looking where that was not done yet. */
  async step(step: 1 | -1): Promise<void> {
    if (this.text === '') {
      this.open(this.withReplace);
      return;
    }
    if (!this.found && !(await this.find())) return;
    const { length } = this.found ?? [];
    if (length === 0) return;
    this.show(this.at < 0 ? (step > 0 ? 0 : length - 1) : (this.at + step + length) % length);
  }

  show(index: number): void {
    const cell = this.found?.[index];
    if (!cell) return;
    this.at = index;
    const { values } = this.#screen.port;
    // A row that a filter hides is shown as its sheet, and no cell of it selected.
    const row = visualRowOf(values.rowOrder(cell.sheetId), cell.rowIndex);
    if (row < 0) return this.#screen.showSheet(cell.sheetId);
    const { columnIndex: column } = cell;
    this.#screen.select(cellSelection(cell.sheetId, row, column));
    this.#screen.grid?.scrollTo(row, column);
  }

  async find(): Promise<boolean> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#asked = this.#query();
    const { port, shell } = this.#screen;
    const context = { workbook: port.workbook, values: port.values, locale: shell.locale };
    this.progress = 0;
    const onProgress = (fraction: number): void => {
      if (fraction - (this.progress ?? 0) >= 0.01) this.progress = fraction;
    };
    const result = await findCells(context, this.#asked, { signal: abort.signal, onProgress });
    if (this.#abort !== abort) return false;
    this.progress = null;
    if (!result.ok) return false;
    this.found = result.value.cells;
    this.isCut = result.value.isCut;
    this.at = -1;
    return true;
  }

  async replaceOne(): Promise<void> {
    if (!this.found || this.at < 0) return this.step(1);
    const cell = this.found[this.at];
    const { at } = this;
    if (cell) await this.#replace([cell]);
    await this.find();
    if ((this.found?.length ?? 0) > 0) this.show(Math.min(at, (this.found?.length ?? 1) - 1));
  }

  async replaceAll(): Promise<void> {
    if (!this.found && !(await this.find())) return;
    if (await this.#replace(this.found ?? [])) this.ask({});
  }

  /** `Sheet1!B3` */
  placeOf({ sheetId, rowIndex, columnIndex }: FoundCell): string {
    const sheet = findSheet(this.#screen.view.document, sheetId);
    return `${sheet?.name ?? ''}!${toCol(columnIndex)}${rowIndex + 1}`;
  }

  #replace(cells: readonly FoundCell[]): Promise<boolean> {
    const query = this.#asked ?? this.#query();
    return this.#screen.run(replaceCells, { query, replacement: this.replacement, cells });
  }

  #query(): FindQuery {
    const { sheet } = this.#screen;
    const region = this.#region;
    const { text, lookIn, matchCase, wholeText, scope } = this;
    const within =
      scope === 'selection' && region
        ? { sheetId: region.sheetId, region }
        : scope === 'sheet' && sheet
          ? { sheetId: sheet.id }
          : null;
    return { text, lookIn, matchCase, wholeText, within };
  }
}
