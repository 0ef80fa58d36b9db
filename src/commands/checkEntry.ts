import type { Problem } from '../shared/problems';
import type { CellValue } from '../shared/value';
import type { CellPlace } from '../model/cellArea';
import type { Sheet } from '../model/document';
import { parseForType, parseFreely } from '../model/format/parseInput';
import { isFormula } from '../model/lookup';
import type { Operation } from '../model/operation';
import { validationOf } from '../model/rules/cellValidation';
import { decidedValidity } from '../model/rules/decidedValidity';
import { rowFormula } from '../model/rules/rowFormula';
import { validationProblem } from '../model/rules/validationProblem';
import { validityOf } from '../model/rules/validity';
import type { CommandContext } from './command';
import { formatOfCell } from './readCells';

export interface EntryVerdict {
  readonly problem: Problem;
  /** The old content stays. */
  readonly isRefused: boolean;
}
/** Asks the engine as if the entry had been made. */
export type LateVerdict = (entry: readonly Operation[]) => Promise<EntryVerdict | null>;

/**
 * What a validation has against a text that is about to be entered: a verdict, or the way to one where it takes the
 * engine. `null` for nothing, and for formulas.
 */
export function checkEntry(
  context: CommandContext,
  sheet: Sheet,
  place: CellPlace,
  text: string,
): EntryVerdict | LateVerdict | null {
  const { rowIndex, columnIndex } = place;
  const validation = validationOf(sheet, rowIndex, columnIndex);
  if (!validation || isFormula(text.trimStart())) return null;
  const { workbook, values, locale } = context;
  const value = enteredValue(context, sheet, place, text);
  const where = { document: workbook.document, values, sheetId: sheet.id };
  const verdict = (isValid: boolean): EntryVerdict | null =>
    isValid
      ? null
      : {
          problem: validationProblem(validation, value, where, locale),
          isRefused: validation.onInvalid === 'reject',
        };
  const validity = validityOf(validation, value, where);
  if (validity !== 'unknown') return verdict(validity === 'valid');
  const { evaluate } = context.services;
  if (!evaluate) return null;
  return async (entry) =>
    verdict(
      await decidedValidity(validation, value, where, (formula) =>
        evaluate(sheet.kind === 'table' ? rowFormula(formula, sheet.id, rowIndex) : formula, sheet.id, entry),
      ),
    );
}

function enteredValue(
  { locale }: CommandContext,
  sheet: Sheet,
  { rowIndex, columnIndex }: CellPlace,
  text: string,
): CellValue {
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  if (column) return parseForType(text, column.type, locale);
  if (formatOfCell(sheet, rowIndex, columnIndex).numberFormat === '@') return text;
  return parseFreely(text, locale).value;
}

/** One of the verdicts against an entry; a refusal before a warning. */
export async function lateVerdict(
  asked: readonly LateVerdict[],
  entry: readonly Operation[],
): Promise<EntryVerdict | null> {
  const verdicts = await Promise.all(asked.map((ask) => ask(entry)));
  return verdicts.find((one) => one?.isRefused) ?? verdicts.find((one) => one !== null) ?? null;
}
