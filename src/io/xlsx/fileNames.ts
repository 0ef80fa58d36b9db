import { tableNameOf } from '../../model/formula/vocabulary';
import type { WorkbookDocument } from '../../model/document';
import { uniqueName } from '../columnNames';
import type { FileNames } from './writeFormula';

const longestSheetName = 31;

/** Sheets, tables, parameters and named ranges under names that Excel accepts: shorter, without some characters, no two alike. */
export function fileNames(document: WorkbookDocument, reserved: readonly string[]): FileNames {
  const sheets = new Map<string, string>();
  const names = new Map<string, string>();
  const takenSheets = new Set(reserved.map((name) => name.toLowerCase()));
  const takenNames = new Set<string>();
  for (const sheet of document.sheets) {
    const wanted = sheet.name.replace(/[[\]:*?/\\\p{Cc}]|^'|'$/gu, ' ').trim();
    const short = (wanted === '' ? 'Sheet' : wanted).slice(0, longestSheetName);
    const name = takenSheets.has(short.toLowerCase())
      ? uniqueName(short.slice(0, longestSheetName - 4), takenSheets)
      : short;
    takenSheets.add(name.toLowerCase());
    sheets.set(sheet.id, name);
    if (sheet.kind === 'table') names.set(sheet.id, take(definedName(tableNameOf(sheet)), takenNames));
  }
  for (const { id, name } of [...document.parameters, ...(document.namedRanges ?? [])])
    names.set(id, take(definedName(name), takenNames));
  return {
    document,
    sheetName: (id) => sheets.get(id),
    tableName: (id) => (sheets.has(id) ? names.get(id) : undefined),
    definedName: (id) => (sheets.has(id) ? undefined : names.get(id)),
  };
}

function take(name: string, taken: Set<string>): string {
  const unique = uniqueName(name, taken).replaceAll(' ', '_');
  taken.add(unique.toLowerCase());
  return unique;
}

/** What looks like a cell (`Q1`, `R2C3`) cannot be a name. */
function definedName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_.]/gu, '_').slice(0, 200);
  const isLikeCell = /^[a-z]{1,3}\d+$/i.test(plain) || /^r?\d*c?\d*$/i.test(plain);
  return isLikeCell || !/^[\p{L}_]/u.test(plain) ? `_${plain}` : plain;
}
