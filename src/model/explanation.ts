import type { FunctionStory } from '../shared/functionStory';
import type { CellError, CellValue } from '../shared/value';
import type { ParameterId, SheetId } from './ids';

/** One cell of a table or a grid, by stored positions. */
export interface CellPlace {
  readonly sheetId: SheetId;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** A rectangle of cells by stored positions, ends included. */
export interface BlockPlace {
  readonly sheetId: SheetId;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** A cell's value unfolded, as the engine answers `explain`. */
export interface Explanation {
  readonly place: CellPlace;
  readonly value: CellValue;
  /** In stored form, with `=`; `null` for a value. */
  readonly formula: string | null;
  /** The whole formula; `null` when there is none, or it cannot be taken apart. */
  readonly term: ExplainedTerm | null;
  /** Cells that read this one, the first of them; all of them are `dependentCount`. */
  readonly dependents: readonly BlockPlace[];
  readonly dependentCount: number;
  readonly warnings: readonly ExplainedWarning[];
  /** Where the error that the cell shows began; `null` when it shows none. */
  readonly cause: ErrorCause | null;
}

/** A part of a formula with its value. */
export interface ExplainedTerm {
  readonly kind: 'call' | 'operation' | 'array' | 'reference' | 'literal';
  /** In stored form, without `=`; `toShownFormula` makes it readable. */
  readonly text: string;
  /** The function's name in upper case, or the operator. */
  readonly name: string;
  /** `null` when it was not computed: it takes long, or the formula has too many parts. */
  readonly value: ExplainedValue | null;
  /** The cells that a reference names. */
  readonly source: BlockPlace | null;
  readonly parameterId: ParameterId | null;
  readonly terms: readonly ExplainedTerm[];
  /** What a function of ours tells about its result. */
  readonly story: FunctionStory | null;
}

export type ExplainedValue =
  | { readonly kind: 'one'; readonly value: CellValue }
  | {
      readonly kind: 'block';
      readonly rows: number;
      readonly columns: number;
      /** The first cells, row by row. */
      readonly first: readonly CellValue[];
    };

/** Something that is no error but may not be what was meant. */
export interface ExplainedWarning {
  readonly kind: 'blankCells' | 'leftOut' | 'mixedUnits';
  readonly params: Readonly<Record<string, string | number>>;
  /** Where to look. */
  readonly place: BlockPlace | null;
}

export interface ErrorCause {
  readonly error: CellError;
  /** The cell that produced it, and the part of its formula that did (`''` when an error stands there as a value). */
  readonly place: CellPlace;
  readonly text: string;
  /** The cells it came through, from the explained one to the one before `place`. */
  readonly through: readonly CellPlace[];
}
