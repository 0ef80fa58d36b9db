import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { WorkbookDocument } from '../model/document';
import { parseCellReference } from '../model/formula/cellReference';
import { findTable } from '../model/formula/vocabulary';
import type { NamedRangeId, ParameterId } from '../model/ids';
import { findNamedRangeByName, findParameterByName } from '../model/lookup';
import type { CommandContext, CommandOutcome } from './command';
import { freeName } from './names';

/** A name that formulas can hold, of a parameter or of cells: letters, digits and `_`, unlike a cell's address, and nobody else's. */
export function checkFormulaName(
  document: WorkbookDocument,
  typed: string,
  own: ParameterId | NamedRangeId | null,
): Result<string> {
  const name = typed.trim();
  if (name === '') return failed(problem('nameEmpty'));
  const isWord = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && name.length <= 60 && !name.startsWith('_');
  if (!isWord || meansCells(name)) return failed(problem('parameterNameInvalid', { name }));
  const other = findParameterByName(document, name) ?? findNamedRangeByName(document, name);
  if ((other && other.id !== own) || findTable(document, name)) return failed(problem('nameTaken', { name }));
  return ok(name);
}

/** A word that formulas read as something else, here or in Excel: a truth value, `A1`, `R1C1`. */
const meansCells = (name: string): boolean =>
  /^(true|false|(r\d*)?(c\d*)?)$/i.test(name) || parseCellReference(name) !== null;

/**
 * Goes on unless a name is that of a function for customers: files for Excel hold those under their names. Excel's own
 * functions may be names (`Rate`), as they may in Excel.
 */
export function unlessFunction(
  context: CommandContext,
  name: string,
  go: () => Result<void>,
): CommandOutcome {
  const { isOwnFunction } = context.services;
  if (!isOwnFunction) return go();
  return isOwnFunction(name.trim()).then((is) =>
    is ? failed(problem('parameterIsFunction', { name })) : go(),
  );
}

export const parameterStem = { en: 'Parameter', 'zh-CN': '参数' } as const;

/** A free name that formulas can hold, made of what people call the parameter. */
export function nameFromLabel(document: WorkbookDocument, label: string, locale: Locale): string {
  const plain = label.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
  const isThere = findParameterByName(document, plain) ?? findNamedRangeByName(document, plain);
  const valid = isThere !== undefined || checkFormulaName(document, plain, null).ok;
  const others = [...document.parameters, ...(document.namedRanges ?? [])].map((one) => one.name);
  return freeName(valid ? plain : parameterStem[locale], others, '_');
}
