import type { GridColumnId, ParameterId, RowId, ScenarioId, SheetId } from './ids';
import type { ParameterValue } from './parameterValue';

/** Values of parameters under a name, to come back to and to compare. */
export interface Scenario {
  readonly id: ScenarioId;
  readonly name: string;
  readonly note?: string;
  readonly savedMs: number;
  /** Parameters that came later are not in it and keep their value; ids of those that are gone mean nothing. */
  readonly values: Readonly<Record<ParameterId, ParameterValue>>;
}

/** A cell of a grid sheet that scenarios are compared by. One whose lines are gone means nothing, until they come back. */
export interface KeyFigure {
  readonly sheetId: SheetId;
  readonly rowId: RowId;
  readonly columnId: GridColumnId;
}

export const sameFigure = (a: KeyFigure, b: KeyFigure): boolean =>
  a.sheetId === b.sheetId && a.rowId === b.rowId && a.columnId === b.columnId;
