import { SimpleRangeValue } from 'hyperformula';
import { explainCall } from '../../../formulas/invoke';
import { functionSpec } from '../../../formulas/registry';
import type { CellPlace, ExplainedTerm, ExplainedValue } from '../../model/explanation';
import { formulaNodes, type FormulaNode } from '../../model/formula/formulaTree';
import { referencedPlace } from '../../model/formula/referencedPlace';
import type { ParameterId } from '../../model/ids';
import { findParameter, findSheet } from '../../model/lookup';
import type { FunctionStory } from '../../shared/functionStory';
import type { CellValue } from '../../shared/value';
import type { EngineValue } from '../engineTypes';
import { fromEngineValue } from '../engineValue';
import { toArgument } from '../functionPlugin';
import { takesLong } from '../longCalls';
import { withoutOwnPosition } from './cellFormula';
import type { ExplainSource } from './explainSource';
import { cellsOf } from './blockCells';

/** Parts of a formula that are evaluated; a longer one is shown without the values of the rest. */
const mostParts = 200;
/** Cells of a block that are shown. */
const shownCells = 12;

/** Unfolds the formula of one cell: every part with its value. */
export class TermExplainer {
  readonly #source: ExplainSource;
  readonly #place: CellPlace;
  #partsLeft = mostParts;

  constructor(source: ExplainSource, place: CellPlace) {
    this.#source = source;
    this.#place = place;
  }

  /** The whole formula; its value is what the cell shows. */
  root(node: FormulaNode, value: CellValue): ExplainedTerm {
    const isArray = this.#source.document.sheets.some(
      ({ id, kind }) => id === this.#place.sheetId && kind === 'grid',
    );
    const shown = node.kind === 'reference' ? this.#referenceValue(node) : null;
    const whole = isArray && !containsLongCall(node) ? this.value(node) : null;
    return this.#term(node, shown ?? (whole?.kind === 'block' ? whole : { kind: 'one', value }));
  }

  /** What a part yields; `null` where it is not computed. */
  value(node: FormulaNode): ExplainedValue | null {
    if (node.text === '') return { kind: 'one', value: null };
    if (node.kind === 'reference') {
      const block = this.#referenceValue(node);
      if (block) return block;
    }
    if (containsLongCall(node) || this.#partsLeft <= 0) return null;
    this.#partsLeft--;
    return explainedValue(this.#evaluate(node));
  }

  #term(node: FormulaNode, value: ExplainedValue | null): ExplainedTerm {
    const { document } = this.#source;
    const isReference = node.kind === 'reference';
    return {
      kind: node.kind,
      text: node.text,
      name: node.name,
      value,
      source: isReference ? referencedPlace(node.text, document, this.#place) : null,
      parameterId: isReference ? (findParameter(document, node.text as ParameterId)?.id ?? null) : null,
      terms: node.terms.map((term) => this.#term(term, this.value(term))),
      story: node.kind === 'call' ? this.#story(node) : null,
    };
  }

  #story(node: FormulaNode): FunctionStory | null {
    const spec = functionSpec(node.name);
    if (!spec?.explain || containsLongCall(node)) return null;
    const args = node.terms.map((term) => (term.text === '' ? null : toArgument(this.#evaluate(term))));
    return explainCall(spec, args, this.#source.functions);
  }

  #evaluate({ text }: FormulaNode): EngineValue {
    const sheet = findSheet(this.#source.document, this.#place.sheetId);
    const part = sheet?.kind === 'grid' ? withoutOwnPosition(`=${text}`, this.#place) : `=${text}`;
    return this.#source.evaluate(part, this.#place);
  }

  /** The cells that a reference names, as they are shown: nothing has to be evaluated. */
  #referenceValue({ text }: FormulaNode): ExplainedValue | null {
    const { document } = this.#source;
    const block = referencedPlace(text, document, this.#place);
    if (!block) return null;
    const rows = block.toRow - block.fromRow + 1;
    const columns = block.toColumn - block.fromColumn + 1;
    const first: CellValue[] = [];
    for (const cell of cellsOf(block)) {
      if (first.length === shownCells) break;
      first.push(this.#source.value(cell));
    }
    return rows === 1 && columns === 1
      ? { kind: 'one', value: first[0] ?? null }
      : { kind: 'block', rows, columns, first };
  }
}

/** What takes long is not done again to be explained. */
function containsLongCall(node: FormulaNode): boolean {
  for (const part of formulaNodes(node)) if (part.kind === 'call' && takesLong(part.name)) return true;
  return false;
}

function explainedValue(value: EngineValue): ExplainedValue {
  if (!(value instanceof SimpleRangeValue)) return { kind: 'one', value: fromEngineValue(value) };
  const [rows, columns] = [value.height(), value.width()];
  const first: CellValue[] = [];
  for (const row of value.data) {
    for (const cell of row) if (first.length < shownCells) first.push(fromEngineValue(cell));
    if (first.length === shownCells) break;
  }
  return rows === 1 && columns === 1
    ? { kind: 'one', value: first[0] ?? null }
    : { kind: 'block', rows, columns, first };
}
