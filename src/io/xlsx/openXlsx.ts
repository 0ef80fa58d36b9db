import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre/xlsx';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { isXlsx, workbookFileProblem } from '../fileKind';
import { aboutMark } from './fileMarks';
import { fileRules, type FileRules } from './rules/fileRules';
import { sheetParts, usualRowHeight } from './rules/sheetParts';
import { openPackage, packageBytes, partText, type IgnoredPart } from './xlsxPackage';

/** An XLSX file taken apart: what hucre makes of it, and what it leaves out. */
export interface OpenedXlsx {
  readonly workbook: Workbook;
  readonly ignored: readonly IgnoredPart[];
  readonly tables: readonly XlsxTable[];
  /** Conditional formats and validations of a sheet, read when they are asked for. */
  rules(sheet: string): FileRules;
  /** The height that all rows have, in points; `null` where each has that of its font. */
  usualRowHeight(sheet: string): number | null;
}
/** A table part of the file; hucre tells neither of headers that are missing nor of the row of totals. */
export interface XlsxTable {
  readonly name: string;
  readonly area: string;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
}

/**
 * Reads an XLSX file. What is no such file, or is encrypted, damaged or too large when inflated, is refused with a
 * problem that says which.
 */
export async function openXlsx(bytes: Uint8Array): Promise<Result<OpenedXlsx>> {
  const refusal = workbookFileProblem(bytes);
  if (refusal) return failed(refusal);
  const opened = openPackage(bytes);
  if (!opened.ok) {
    // What holds no sign of a workbook is not a damaged one.
    const isUnknown = opened.problem.code === 'fileDamaged' && !isXlsx(bytes);
    return isUnknown ? failed(problem('fileUnknownKind', { kind: 'ZIP' })) : opened;
  }
  if (!opened.value.parts.has('[Content_Types].xml')) {
    return failed(problem('fileUnknownKind', { kind: 'ZIP' }));
  }
  try {
    const workbook = await readXlsx(packageBytes(opened.value), { readStyles: true });
    const tables = [...opened.value.parts.keys()]
      .filter((name) => /(^|\/)tables\/[^/]*\.xml$/i.test(name))
      .flatMap((name) => readTablePart(partText(opened.value, name) ?? ''));
    const parts = sheetParts(opened.value);
    return ok({
      workbook,
      ignored: opened.value.ignored,
      tables,
      rules: fileRules(opened.value, parts),
      usualRowHeight(sheet) {
        const part = parts.get(sheet.toLowerCase());
        // In files of ours only rows that somebody made higher say how high they are.
        const isOurs = (workbook.namedRanges ?? []).some(({ name }) => name === aboutMark);
        return part && !isOurs ? usualRowHeight(part) : null;
      },
    });
  } catch {
    // hucre throws for whatever it cannot make sense of; the zip archive itself was whole.
    return failed(problem('fileDamaged'));
  }
}

function readTablePart(xml: string): XlsxTable[] {
  const [tag] = /<(?:\w+:)?table\s[^>]*>/.exec(xml) ?? [];
  if (!tag) return [];
  const attribute = (name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  const name = attribute('displayName') ?? attribute('name');
  const area = attribute('ref');
  if (!name || !area) return [];
  return [
    {
      name,
      area,
      hasHeader: attribute('headerRowCount') !== '0',
      hasTotals: Number(attribute('totalsRowCount') ?? 0) > 0,
    },
  ];
}
