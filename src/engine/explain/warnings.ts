import { functionSpec } from '../../../formulas/registry';
import type { ParameterSpec } from '../../../formulas/spec';
import type { WorkbookDocument } from '../../model/document';
import type { BlockPlace, ExplainedTerm, ExplainedWarning } from '../../model/explanation';
import { findSheet } from '../../model/lookup';
import { isCellError } from '../../shared/value';
import { cellCount, cellsOf } from './blockCells';
import type { ExplainSource } from './explainSource';

/** Blocks up to this size are looked through for blanks: a series of years, not a column of customers. */
const mostCellsOfSeries = 400;

const arithmetic = new Set(['+', '-', '*', '/', '^', '%']);
const additive = new Set(['+', '-']);

/** What is no error in a formula and may still not be what was meant. */
export function warningsOf(term: ExplainedTerm, source: ExplainSource): ExplainedWarning[] {
  const warnings = [...warningsOfTerm(term, source)];
  for (const part of term.terms) warnings.push(...warningsOf(part, source));
  return warnings;
}

function* warningsOfTerm(term: ExplainedTerm, source: ExplainSource): Generator<ExplainedWarning> {
  const parameters = functionSpec(term.name)?.parameters;
  for (const [index, part] of term.terms.entries()) {
    if (!part.source) continue;
    const parameter = parameters?.[Math.min(index, parameters.length - 1)];
    const takesNumbers = parameter
      ? takesSeries(parameter)
      : term.kind === 'operation' && arithmetic.has(term.name);
    if (takesNumbers) yield* blankCells(part.source, source);
    if (parameter?.kind === 'column' && parameter.cells === 'number') yield* leftOut(part.source, source);
  }
  yield* mixedUnits(term, parameters, source.document);
}

const takesSeries = ({ kind, cells }: ParameterSpec): boolean =>
  kind === 'number' || (kind === 'range' && cells === 'number');

/** A blank that counts as 0, as a year without revenue does. */
function* blankCells(block: BlockPlace, source: ExplainSource): Generator<ExplainedWarning> {
  const cells = cellCount(block);
  if (cells > mostCellsOfSeries) return;
  const blanks = [...cellsOf(block)].filter((cell) => source.value(cell) === null);
  const [first] = blanks;
  if (!first) return;
  const { sheetId, rowIndex, columnIndex } = first;
  yield {
    kind: 'blankCells',
    params: { count: blanks.length, cells },
    place: {
      sheetId,
      fromRow: rowIndex,
      toRow: rowIndex,
      fromColumn: columnIndex,
      toColumn: columnIndex,
    },
  };
}

/** Rows of a population that hold no number. */
function* leftOut(block: BlockPlace, source: ExplainSource): Generator<ExplainedWarning> {
  const cells = cellCount(block);
  let count = 0;
  for (const cell of cellsOf(block)) {
    const value = source.value(cell);
    if (typeof value !== 'number' && !isCellError(value)) count++;
  }
  if (count > 0 && count < cells) yield { kind: 'leftOut', params: { count, cells }, place: block };
}

/** Amounts of different units in one sum, or in one call that takes money throughout. */
function* mixedUnits(
  { kind, name, terms }: ExplainedTerm,
  parameters: readonly ParameterSpec[] | undefined,
  document: WorkbookDocument,
): Generator<ExplainedWarning> {
  const adds = kind === 'operation' && additive.has(name);
  const together = terms.filter((_, index) => {
    const parameter = parameters?.[Math.min(index, parameters.length - 1)];
    return adds || (parameter?.unit !== undefined && parameter.unit.en === parameters?.[0]?.unit?.en);
  });
  const units = new Set(together.flatMap(({ source }) => (source ? unitsOf(source, document) : [])));
  if (units.size > 1) yield { kind: 'mixedUnits', params: { units: [...units].join(', ') }, place: null };
}

function unitsOf(block: BlockPlace, document: WorkbookDocument): string[] {
  const sheet = findSheet(document, block.sheetId);
  if (sheet?.kind !== 'table') return [];
  return sheet.columns
    .slice(block.fromColumn, block.toColumn + 1)
    .flatMap(({ unit }) => (unit === undefined || unit === '' ? [] : [unit]));
}
