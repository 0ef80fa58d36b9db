import type { FunctionContext } from '../../../formulas/spec';
import type { WorkbookDocument } from '../../model/document';
import type { CellPlace } from '../../model/explanation';
import type { CellValue } from '../../shared/value';
import type { EngineValue } from '../engineTypes';
import type { GraphPlace } from '../graphPlaces';

/** What explaining asks of the workbook's graph. */
export interface ExplainSource {
  readonly document: WorkbookDocument;
  readonly functions: FunctionContext;
  /** A part of a formula that stands at `place`, in stored form with `=`. */
  evaluate(stored: string, place: CellPlace): EngineValue;
  /** What a cell shows. */
  value(place: CellPlace): CellValue;
  /** The formulas that read a cell. */
  dependents(place: CellPlace): readonly GraphPlace[];
}
