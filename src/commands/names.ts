import type { Locale, LocalText } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { sameName } from '../model/lookup';

/** Of workbooks, sheets and views. */
export const maxNameLength = 60;
const maxColumnNameLength = 120;

/** What neither Excel nor a formula can hold in the name of a sheet; control characters hide in pasted names. */
const notInSheetNames = /[[\]:*?/\\\p{Cc}]|^'|'$/u;
const notInColumnNames = /\p{Cc}/u;

/** The trimmed name, or why it cannot be a sheet's. `others` are the names it must differ from. */
export function checkSheetName(name: string, others: readonly string[]): Result<string> {
  return checkName(name, others, maxNameLength, notInSheetNames);
}

/** Column names come from files and may hold almost anything; formulas escape what they must. */
export function checkColumnName(name: string, others: readonly string[]): Result<string> {
  return checkName(name, others, maxColumnNameLength, notInColumnNames);
}

/** Views are named in menus only. `others` are the names it must differ from. */
export function checkViewName(name: string, others: readonly string[]): Result<string> {
  return checkName(name, others, maxNameLength, notInColumnNames);
}

export function checkWorkbookName(name: string): Result<string> {
  return checkName(name, [], maxNameLength, notInColumnNames);
}

function checkName(
  name: string,
  others: readonly string[],
  maxLength: number,
  forbidden: RegExp,
): Result<string> {
  const trimmed = name.trim();
  if (trimmed === '') return failed(problem('nameEmpty'));
  if (trimmed.length > maxLength || forbidden.test(trimmed)) {
    return failed(problem('nameInvalid', { name: trimmed, max: maxLength }));
  }
  if (others.some((other) => sameName(other, trimmed))) {
    return failed(problem('nameTaken', { name: trimmed }));
  }
  return ok(trimmed);
}

/** The name itself, or with the first number that makes it free: `Sheet`, `Sheet 2`, `Sheet 3`. */
export function freeName(name: string, others: readonly string[], separator = ' '): string {
  let candidate = name;
  for (let n = 2; others.some((other) => sameName(other, candidate)); n++) {
    candidate = `${name.slice(0, maxNameLength - 8)}${separator}${n}`;
  }
  return candidate;
}

const columnStem: LocalText = { en: 'Column', 'zh-CN': '列' };

/** What a column is called that nobody has named: `Column 4` for the fourth. */
export function columnNameAt(columnIndex: number, locale: Locale): string {
  return `${columnStem[locale]} ${columnIndex + 1}`;
}

/** `Sheet1`, `Sheet2`, ...: the first number that is free. */
export function numberedName(stem: string, others: readonly string[]): string {
  let n = 1;
  while (others.some((other) => sameName(other, `${stem}${n}`))) n++;
  return `${stem}${n}`;
}
