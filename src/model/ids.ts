declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

export type WorkbookId = Branded<string, 'WorkbookId'>;
export type SheetId = Branded<string, 'SheetId'>;
export type ColumnId = Branded<string, 'ColumnId'>;
export type ParameterId = Branded<string, 'ParameterId'>;
export type NamedRangeId = Branded<string, 'NamedRangeId'>;
export type ChartId = Branded<string, 'ChartId'>;
export type ScenarioId = Branded<string, 'ScenarioId'>;
export type SnapshotId = Branded<string, 'SnapshotId'>;
/** Of a conditional format or a validation. */
export type RuleId = Branded<string, 'RuleId'>;
/** Of a view of a table that has a name. */
export type ViewId = Branded<string, 'ViewId'>;

/**
 * Rows (and the columns of a grid sheet) are counted, not named: a table has up to a million rows, so a line id is
 * an integer that is handed out once per sheet (`nextRowId`) and lives in runs (`axis.ts`), not in a string per row.
 */
export type LineId = Branded<number, 'LineId'>;
export type RowId = LineId;
/** A column of a grid sheet. Columns of tables have a `ColumnId`. */
export type GridColumnId = LineId;

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Random text of ten characters, letter first. `crypto.getRandomValues` also works on plain-http hosts, where
 * `crypto.randomUUID` is missing.
 */
function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte, index) => alphabet[byte % (index === 0 ? 26 : alphabet.length)]).join('');
}

// The prefix keeps ids apart from the names people give (`_s` + ten characters is nobody's sheet name), because
// stored formulas carry ids in the places where the shown ones carry names. An id must be a valid spreadsheet
// name for the tokenizer.
export const newWorkbookId = (): WorkbookId => `_w${randomText()}` as WorkbookId;
export const newSheetId = (): SheetId => `_s${randomText()}` as SheetId;
export const newColumnId = (): ColumnId => `_c${randomText()}` as ColumnId;
export const newParameterId = (): ParameterId => `_p${randomText()}` as ParameterId;
export const newNamedRangeId = (): NamedRangeId => `_n${randomText()}` as NamedRangeId;
export const newChartId = (): ChartId => `_h${randomText()}` as ChartId;
export const newRuleId = (): RuleId => `_r${randomText()}` as RuleId;
export const newScenarioId = (): ScenarioId => `_e${randomText()}` as ScenarioId;
export const newViewId = (): ViewId => `_v${randomText()}` as ViewId;
export const newSnapshotId = (): SnapshotId => `_d${randomText()}` as SnapshotId;
export const lineId = (value: number): LineId => value as LineId;
