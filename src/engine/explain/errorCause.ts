import type { CellPlace, ErrorCause } from '../../model/explanation';
import { formulaTree, type FormulaNode } from '../../model/formula/formulaTree';
import { referencedPlace } from '../../model/formula/referencedPlace';
import { isCellError, type CellError } from '../../shared/value';
import { cellFormula } from './cellFormula';
import { cellsOf } from './blockCells';
import type { ExplainSource } from './explainSource';
import { TermExplainer } from './explainTerm';

/** An error is followed through so many cells. */
const mostSteps = 50;

/** Follows an error to the cell and the part of its formula that first produced it; `null` when the cell shows none. */
export function errorCause(source: ExplainSource, explained: CellPlace): ErrorCause | null {
  const through: CellPlace[] = [];
  const seen = new Set<string>();
  let place = explained;
  for (;;) {
    const error = source.value(place);
    if (!isCellError(error)) return null;
    const formula = cellFormula(source.document, place);
    const tree = formula === null ? null : formulaTree(formula);
    seen.add(keyOf(place));
    // A circle has no beginning, and an array finds no room because of the cells around it.
    const isOwn = error.code === 'CYCLE' || error.code === 'SPILL';
    if (!tree || isOwn) return { error, place, text: isOwn ? (tree?.text ?? '') : '', through };
    const found = new FailingPart(source, place, error).find(tree);
    if (found.cell === null || seen.has(keyOf(found.cell)) || through.length === mostSteps) {
      return { error, place, text: found.text, through };
    }
    through.push(place);
    place = found.cell;
  }
}

/** The innermost part of a formula that yields its error. */
class FailingPart {
  readonly #source: ExplainSource;
  readonly #place: CellPlace;
  readonly #error: CellError;
  readonly #explainer: TermExplainer;

  constructor(source: ExplainSource, place: CellPlace, error: CellError) {
    this.#source = source;
    this.#place = place;
    this.#error = error;
    this.#explainer = new TermExplainer(source, place);
  }

  /** `cell`: the error came in from there. */
  find(node: FormulaNode): { readonly text: string; readonly cell: CellPlace | null } {
    if (node.kind === 'reference') return { text: node.text, cell: this.#failingCell(node) };
    for (const term of node.terms) {
      if (term.kind === 'reference' ? this.#failingCell(term) : this.#fails(term)) return this.find(term);
    }
    return { text: node.text, cell: null };
  }

  #fails(term: FormulaNode): boolean {
    const value = this.#explainer.value(term);
    if (value === null) return false;
    const first = value.kind === 'one' ? [value.value] : value.first;
    return first.some((cell) => isCellError(cell) && cell.code === this.#error.code);
  }

  #failingCell({ text }: FormulaNode): CellPlace | null {
    const block = referencedPlace(text, this.#source.document, this.#place);
    if (!block) return null;
    for (const cell of cellsOf(block)) {
      const value = this.#source.value(cell);
      if (isCellError(value) && value.code === this.#error.code) return cell;
    }
    return null;
  }
}

const keyOf = ({ sheetId, rowIndex, columnIndex }: CellPlace): string =>
  `${sheetId} ${rowIndex} ${columnIndex}`;
