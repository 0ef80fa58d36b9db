import { capacityProblem } from '../../model/capacity';
import { documentVersion, type Sheet, type WorkbookDocument } from '../../model/document';
import { newWorkbookId } from '../../model/ids';
import { newWorkbook } from '../../model/newWorkbook';
import type { Locale } from '../../shared/localText';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { importLimits } from '../importLimits';
import { fileLists } from './rules/fileLists';
import { fillGrid } from './fillGrid';
import { fillTable } from './fillTable';
import { openXlsx, type OpenedXlsx } from './openXlsx';
import { placeSheets, sheetsOf, type SheetPlan } from './placeSheets';
import { noteWhatIsMissing } from './missingFeatures';
import { nameMeanings } from './nameMeanings';
import { key, type FormulaReading } from './xlsxFormula';
import { aboutMark, listsMark, parametersMark } from './fileMarks';
import { readNamedRanges } from './readNamedRanges';
import { readRules } from './rules/readRules';
import { singleCellOf } from './xlsxNames';
import { XlsxNotes, type XlsxNote } from './xlsxNotes';

export interface XlsxWorkbookOptions {
  readonly name: string;
  readonly locale: Locale;
  /** By upper-case name. A formula with another function keeps the value Excel saved. */
  isKnownFunction(name: string): boolean;
}

/** A whole file as a workbook, and what of it is not as it was. */
export interface XlsxWorkbook {
  readonly document: WorkbookDocument;
  readonly notes: readonly XlsxNote[];
}

/** Reads a file as a workbook of its own: all sheets, with live formulas. */
export async function readXlsxWorkbook(
  bytes: Uint8Array,
  options: XlsxWorkbookOptions,
): Promise<Result<XlsxWorkbook>> {
  const opened = await openXlsx(bytes);
  return opened.ok ? workbookOf(opened.value, options) : opened;
}

/** What `readXlsxWorkbook` makes of a file that is taken apart already. */
export function workbookOf(opened: OpenedXlsx, options: XlsxWorkbookOptions): Result<XlsxWorkbook> {
  const notes = new XlsxNotes();
  const plans = placeSheets(opened);
  const marked = markedSheets(opened);
  if (plans.length === 0) return failed(problem('fileEmpty'));
  const tooWide = plans.find(({ cells }) => cells.columns > importLimits.columns);
  if (tooWide) {
    const { columns } = tooWide.cells;
    return failed(problem('fileTooManyColumns', { columns, limit: importLimits.columns }));
  }
  const names = nameMeanings(opened, plans, notes, (name) => options.isKnownFunction(name));
  const skeleton: WorkbookDocument = {
    formatVersion: documentVersion,
    id: newWorkbookId(),
    name: options.name,
    locale: options.locale,
    sheets: sheetsOf(plans),
    parameters: names.parameters,
    charts: [],
    templates: [],
  };
  const withoutRanges: FormulaReading = {
    document: skeleton,
    sheets: new Map(plans.map(({ placed }) => [key(placed.name), placed])),
    tables: new Map(
      plans.flatMap(({ placed }) => placed.tables.map((table) => [key(table.name), table] as const)),
    ),
    nameText: (name, sheet) => names.textOf(name, sheet, () => false),
    isKnownFunction: (name) => options.isKnownFunction(name),
  };
  const namedRanges = readNamedRanges(names.references, withoutRanges);
  const rangeNames = new Set(namedRanges.map(({ name }) => key(name)));
  const named = namedRanges.length > 0 ? { ...skeleton, namedRanges } : skeleton;
  const reading: FormulaReading = {
    ...withoutRanges,
    document: named,
    nameText: (name, sheet) => names.textOf(name, sheet, (one) => rangeNames.has(key(one))),
  };
  const { themeColors } = opened.workbook;
  const lists = fileLists(opened, plans);
  const kept = plans.filter(({ placed }) => !marked.has(key(placed.name)));
  const filled = (kept.length > 0 ? kept : plans).flatMap((plan): Sheet[] => {
    const rules = readRules(opened.rules(plan.source.name), { plan, reading, themeColors, notes, lists });
    return [
      ...(plan.grid ? [fillGrid(plan, plan.grid, { reading, names, themeColors, notes, rules })] : []),
      ...plan.placed.tables.map((placed) => fillTable(plan, placed, { reading, themeColors, notes, rules })),
    ];
  });
  noteWhatIsMissing(opened, notes);
  if (opened.workbook.dateSystem === '1904') notes.add('dateSystem');
  const document = { ...named, sheets: withOneVisible(filled, plans) };
  const refusal = capacityProblem(
    newWorkbook(),
    document.sheets.map((sheet) => ({ kind: 'addSheet', sheet, after: null })),
  );
  return refusal ? failed(refusal) : ok({ document, notes: notes.list() });
}

/** Sheets that only an export added: they are made anew by the next one. */
function markedSheets({ workbook }: OpenedXlsx): ReadonlySet<string> {
  const marks = (workbook.namedRanges ?? []).filter(
    ({ name }) => name === aboutMark || name === parametersMark || name === listsMark,
  );
  return new Set(marks.flatMap(({ range }) => key(singleCellOf(range)?.sheet ?? '')));
}

/** A workbook needs a visible sheet; a file whose sheets are all hidden is damaged or hides something: all are shown. */
function withOneVisible(sheets: readonly Sheet[], plans: readonly SheetPlan[]): readonly Sheet[] {
  if (sheets.some(({ hidden }) => !hidden)) return sheets;
  const first = plans[0]?.placed.sheetId;
  return sheets.map((sheet) => {
    if (sheet.id !== first) return sheet;
    const { hidden: _, ...shown } = sheet;
    return shown;
  });
}
