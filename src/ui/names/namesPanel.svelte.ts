import { addNamedRange, removeNamedRange, updateNamedRange } from '../../commands/namedRanges';
import { formatOfCell, shownValue } from '../../commands/readCells';
import { selectedReference } from '../../commands/selectedReference';
import type { Selection } from '../../commands/command';
import { formatValue } from '../../model/format/formatValue';
import { shownReference } from '../../model/formula/namedReference';
import { referencedPlace } from '../../model/formula/referencedPlace';
import { usesOfNames } from '../../model/formula/usesOfName';
import type { NamedRangeId } from '../../model/ids';
import { findNamedRange, findSheet } from '../../model/lookup';
import { noSheet, type NamedRange } from '../../model/namedRange';
import { cellsOfName } from '../workbook/namedCells';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** A named range as its panel lists it. */
export interface ListedName {
  readonly range: NamedRange;
  readonly refersTo: string;
  /** The value of one cell, or how many cells there are; `null` when they are gone. */
  readonly content: string | null;
  readonly uses: number;
  /** Where it leads; `null` when its cells are gone or on a hidden sheet. */
  readonly cells: Selection | null;
}

/**
 * The named ranges of a workbook, and the form of the one that is being added or changed.
 *
 *     list --edit, add, `names.new`--> form --save, cancel, Escape--> list, the focus where it was
 */
export class NamesPanelState {
  readonly #screen: WorkbookScreenState;
  name = $state('');
  refersTo = $state('');
  refusal = $state<string | null>(null);
  /** Which field the refusal is about. */
  refused = $state<'name' | 'refersTo' | null>(null);
  /** Where the focus goes when the form is closed. */
  #left: NamedRangeId | 'new' | null = null;

  readonly editing: NamedRangeId | 'new' | null = $derived.by(() => {
    const { panelTarget, readOnly, view } = this.#screen;
    const { rangeId } = panelTarget;
    if (readOnly || rangeId === undefined) return null;
    if (rangeId === null) return 'new';
    return findNamedRange(view.document, rangeId) ? rangeId : null;
  });
  /** Counted anew with the workbook, not with every value. */
  readonly #uses = $derived.by(() => usesOfNames(this.#screen.view.document));
  /** By name. */
  readonly names: readonly ListedName[] = $derived.by(() => {
    const { view, shell } = this.#screen;
    void view.valuesVersion;
    const { compare } = new Intl.Collator(shell.locale);
    return (view.document.namedRanges ?? [])
      .toSorted((one, other) => compare(one.name, other.name))
      .map((range) => this.#listed(range));
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  /** Fills the fields for what is edited now. */
  begin(editing: NamedRangeId | 'new'): void {
    const { document } = this.#screen.view;
    const known = editing === 'new' ? undefined : findNamedRange(document, editing);
    this.name = known?.name ?? '';
    this.refersTo = known ? shownReference(known.refersTo, document) : (this.selected ?? '');
    this.accept();
  }

  /** The reference to what is selected on the sheet; `null` where that is no single block. */
  get selected(): string | null {
    const { view, port, selection } = this.#screen;
    return selectedReference(view.document, port.values, selection);
  }

  edit(rangeId: NamedRangeId | null): void {
    this.#screen.showPanel('names', { rangeId });
  }

  takeSelection(): void {
    this.refersTo = this.selected ?? this.refersTo;
    this.accept();
  }

  /** What was typed may be right now. */
  accept(): void {
    this.refusal = null;
    this.refused = null;
  }

  async save(): Promise<void> {
    const { editing, name, refersTo } = this;
    const saved =
      editing === 'new' || editing === null
        ? await this.#screen.runQuietly(addNamedRange, { name, refersTo })
        : await this.#screen.runQuietly(updateNamedRange, { rangeId: editing, name, refersTo });
    if (saved.ok) return this.#leave(editing);
    const { code } = saved.problem;
    this.refusal = this.#screen.problemText(saved.problem);
    this.refused = code === 'nameNeedsReference' || code.startsWith('formula') ? 'refersTo' : 'name';
  }

  cancel(): void {
    this.#leave(this.editing);
  }

  async remove({ id }: NamedRange): Promise<void> {
    if (await this.#screen.run(removeNamedRange, { rangeId: id })) this.#left = 'new';
  }

  goTo({ cells }: ListedName): void {
    if (!cells) return;
    this.#screen.select(cells);
    this.#screen.grid?.focus();
  }

  /** Whether the focus comes back to this button, which is there again. */
  takesFocus(which: NamedRangeId | 'new'): boolean {
    if (this.#left !== which) return false;
    this.#left = null;
    return true;
  }

  #leave(to: NamesPanelState['editing']): void {
    this.#left = to;
    this.#screen.showPanel('names');
  }

  #listed(range: NamedRange): ListedName {
    const { view, port } = this.#screen;
    return {
      range,
      refersTo: shownReference(range.refersTo, view.document),
      content: this.#contentOf(range),
      uses: this.#uses.get(range.id) ?? 0,
      cells: cellsOfName(view.document, port.values, range),
    };
  }

  #contentOf({ refersTo }: NamedRange): string | null {
    const { view, port, shell } = this.#screen;
    const place = referencedPlace(refersTo, view.document, { sheetId: noSheet, rowIndex: 0 });
    const sheet = place && findSheet(view.document, place.sheetId);
    if (!sheet) return null;
    const [rows, columns] = [place.toRow - place.fromRow + 1, place.toColumn - place.fromColumn + 1];
    if (rows * columns > 1) return shell.t('names_size', { rows, columns });
    const value = shownValue(sheet, port.values, place.fromRow, place.fromColumn);
    return formatValue(value, formatOfCell(sheet, place.fromRow, place.fromColumn), shell.locale);
  }
}
