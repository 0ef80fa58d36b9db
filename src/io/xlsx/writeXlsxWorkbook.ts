import { writeXlsx } from 'hucre/xlsx';
import type { WriteSheet } from 'hucre/xlsx';
import type { WorkbookDocument } from '../../model/document';
import type { ChartId } from '../../model/ids';
import { toShownFormula } from '../../model/formula/vocabulary';
import type { ValueReader } from '../../model/valueReader';
import { aboutSheet, type KeptAsValue } from './aboutSheet';
import { aboutMark, listsMark, parametersMark, quotedSheetName } from './fileMarks';
import { fileNames } from './fileNames';
import { LongLists } from './rules/longLists';
import { parameterSheet } from './parameterSheet';
import { onPaper, printTitles } from './paperSetup';
import { patchParts } from './patchParts';
import type { SheetContext } from './sheetContext';
import { FormulaWriter, type FunctionForms } from './writeFormula';
import { writeGridSheet } from './writeGridSheet';
import { writeTableSheet } from './writeTableSheet';

/** Words of the sheets that the file gets besides those of the workbook. */
export interface XlsxWords {
  readonly about: string;
  readonly madeWith: string;
  readonly parameters: string;
  /** The hidden sheet of choices too long for their rules. */
  readonly lists: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly least: string;
  readonly most: string;
  readonly step: string;
  readonly choices: string;
  /** Above the list of formulas whose values stand in the file. */
  readonly asValues: string;
  readonly noneAsValues: string;
  readonly functionsAsNames: string;
  readonly chartsLeftOut: string;
  readonly rulesLeftOut: string;
}

export interface XlsxExport {
  readonly document: WorkbookDocument;
  readonly values: Pick<ValueReader, 'columnBlocks' | 'gridValue' | 'isSpilled'>;
  readonly forms: FunctionForms;
  readonly words: XlsxWords;
  /** Charts as PNG, drawn where there is a screen; the others are listed on the sheet About. */
  readonly pictures?: ReadonlyMap<ChartId, Uint8Array>;
}

/** The whole workbook as an XLSX file that goes on calculating in Excel. */
export async function writeXlsxWorkbook(request: XlsxExport): Promise<Uint8Array> {
  const { document, words } = request;
  const names = fileNames(document, [words.about, words.parameters, words.lists]);
  const asValues: KeptAsValue[] = [];
  const rulesLeftOut: [sheet: string, rules: number][] = [];
  const context: SheetContext = {
    request,
    names,
    writer: new FormulaWriter(names, request.forms),
    tablePatches: [],
    rulePatches: new Map(),
    lists: new LongLists(words.lists),
    drawnCharts: new Set(),
    keep(place, stored, sheet) {
      asValues.push({ place, formula: toShownFormula(stored, document, { sheetId: sheet.id }) });
    },
    leaveOut(sheet, rules) {
      if (rules > 0) rulesLeftOut.push([sheet, rules]);
    },
  };
  const sheets = document.sheets.map((sheet) =>
    sheet.kind === 'grid' ? writeGridSheet(sheet, context) : writeTableSheet(sheet, context),
  );
  const { lambdas } = context.writer;
  const namedRanges = [...lambdas].map(([name, range]) => ({ name, range }));
  for (const { id, refersTo } of document.namedRanges ?? []) {
    const name = names.definedName(id);
    if (name) namedRanges.push({ name, range: context.writer.write(refersTo, null) ?? '#REF!' });
  }
  const extra: WriteSheet[] = [];
  if (document.parameters.length > 0) {
    extra.push(parameterSheet(document.parameters, document.locale, words));
    document.parameters.forEach(({ id }, index) => {
      const name = names.definedName(id);
      if (name) namedRanges.push({ name, range: `${quotedSheetName(words.parameters)}!$B$${index + 2}` });
    });
    namedRanges.push({ name: parametersMark, range: `${quotedSheetName(words.parameters)}!$A$1` });
  }
  const lists = context.lists.sheet();
  if (lists) {
    extra.push(lists);
    namedRanges.push({ name: listsMark, range: `${quotedSheetName(words.lists)}!$A$1` });
  }
  const chartsLeftOut = document.charts
    .filter(({ id }) => !context.drawnCharts.has(id))
    .map(({ title }) => title);
  extra.push(aboutSheet({ asValues, lambdas: [...lambdas.keys()], chartsLeftOut, rulesLeftOut }, words));
  namedRanges.push({ name: aboutMark, range: `${quotedSheetName(words.about)}!$A$1` });
  const written = [...sheets, ...extra].map((sheet) => onPaper(sheet, document.name));
  const titles = written.flatMap((sheet) => printTitles(sheet) ?? []);
  const file = await writeXlsx({
    sheets: written,
    namedRanges: [...namedRanges, ...titles],
    properties: { title: document.name, creator: 'Worthbook' },
    defaultFont: { name: 'Calibri', size: 11 },
  });
  return patchParts(file, { tables: context.tablePatches, rules: context.rulePatches });
}
