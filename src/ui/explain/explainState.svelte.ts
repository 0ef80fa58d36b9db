import type { TraceAction } from '../../commands/command';
import type { BlockPlace, CellPlace, Explanation } from '../../model/explanation';
import { findSheet } from '../../model/lookup';
import { rowIndexAt } from '../../model/rowOrder';
import { reportFault } from '../../shared/report';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { sourcesOf } from './explainedSources';
import { blockOfCell } from './placeText';
import { selectionOfBlock } from './selectionOfBlock';

/**
 * How the value of the active cell comes about, for the panel and for what is drawn on the sheet. One question at a time:
 * what changes meanwhile is asked for once, after the answer.
 */
export class ExplainState {
  readonly #screen: WorkbookScreenState;
  /** `null`: not known yet, or no cell is active. */
  explanation = $state.raw<Explanation | null>(null);
  /** What the pointer or the focus is on in the panel. */
  pointed = $state.raw<BlockPlace | null>(null);
  showsPrecedents = $state(false);
  showsDependents = $state(false);
  /** Cells that were left by following a link, the last one last. */
  visited = $state.raw<readonly CellPlace[]>([]);
  #isAsking = false;
  #isStale = false;

  /** The active cell. */
  readonly place: CellPlace | null = $derived.by(() => {
    const { selection, port, view } = this.#screen;
    void view.valuesVersion;
    if (!selection) return null;
    const rowIndex = rowIndexAt(port.values.rowOrder(selection.sheetId), selection.activeRow);
    return { sheetId: selection.sheetId, rowIndex, columnIndex: selection.activeColumn };
  });
  readonly isWanted: boolean = $derived.by(
    () => this.#screen.panel === 'explain' || this.showsPrecedents || this.showsDependents,
  );

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  /** Asks anew; to be called when the place or the values changed. */
  follow(): void {
    const { place } = this;
    if (!this.isWanted || !place) {
      this.explanation = null;
      return;
    }
    if (this.explanation && !samePlace(this.explanation.place, place)) this.explanation = null;
    if (this.#isAsking) {
      this.#isStale = true;
      return;
    }
    void this.#ask(place);
  }

  trace(action: TraceAction): void {
    switch (action) {
      case 'togglePrecedents':
        this.showsPrecedents = !this.showsPrecedents;
        break;
      case 'toggleDependents':
        this.showsDependents = !this.showsDependents;
        break;
      case 'clear':
        this.showsPrecedents = false;
        this.showsDependents = false;
        break;
      case 'goToPrecedent':
      case 'goToDependent':
        void this.#goToFirst(action);
        break;
    }
  }

  /** Selects a block, and remembers where it was gone from. */
  goTo(block: BlockPlace): void {
    const { place } = this;
    if (this.#select(block) && place) this.visited = [...this.visited, place].slice(-50);
  }

  goBack(): void {
    const place = this.visited.at(-1);
    this.visited = this.visited.slice(0, -1);
    if (!place) return;
    this.#select(blockOfCell(place));
    if (this.visited.length === 0) this.#screen.grid?.focus();
  }

  #select(block: BlockPlace): boolean {
    const { view, port } = this.#screen;
    const sheet = findSheet(view.document, block.sheetId);
    const selection = sheet && selectionOfBlock(block, sheet, port.values);
    if (selection) this.#screen.select(selection);
    return selection != null;
  }

  async #goToFirst(action: 'goToPrecedent' | 'goToDependent'): Promise<void> {
    const { place } = this;
    const explanation = place && (await this.#screen.port.explain(place));
    if (!explanation) return;
    const blocks = action === 'goToPrecedent' ? sourcesOf(explanation.term) : explanation.dependents;
    const [first] = blocks;
    if (first) this.goTo(first);
    else this.#screen.notify({ kind: 'message', text: 'explain_none' });
  }

  async #ask(place: CellPlace): Promise<void> {
    this.#isAsking = true;
    this.#isStale = false;
    try {
      const explanation = await this.#screen.port.explain(place);
      if (this.place && samePlace(this.place, place)) this.explanation = explanation;
    } catch (error) {
      reportFault('explaining a cell', error);
    } finally {
      this.#isAsking = false;
      if (this.#isStale) this.follow();
    }
  }
}

const samePlace = (a: CellPlace, b: CellPlace): boolean =>
  a.sheetId === b.sheetId && a.rowIndex === b.rowIndex && a.columnIndex === b.columnIndex;
