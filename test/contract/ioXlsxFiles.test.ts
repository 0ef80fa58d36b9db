import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { openXlsx } from '../../src/io/xlsx/openXlsx';
import { readXlsxWorkbook, workbookOf, type XlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { placeSheets } from '../../src/io/xlsx/placeSheets';
import { readDocument } from '../../src/model/readDocument';
import type { Sheet } from '../../src/model/document';
import type { Problem } from '../../src/shared/problems';
import { isCellError, type CellValue } from '../../src/shared/value';
import { sharedFile } from '../support/sharedData';
import { calculated } from '../support/workbookValues';

/*
 * Workbooks nobody here wrote, from Excel, LibreOffice and attackers. A file is either a workbook that calculates what
 * Excel saved, or refused with the problem that stands here.
 */
const refused: Readonly<Record<string, Problem['code']>> = {
  'poi_1904DateWindowing.xls': 'fileUnknownKind',
  'poi_IrrNpvTestCaseData.xls': 'fileUnknownKind',
  'poi_invalid-not-a-zip.xlsx': 'fileUnknownKind',
  'poi_poc-shared-strings.xlsx': 'fileDamaged',
  'poi_protected_passtika.xlsx': 'fileEncrypted',
  'poi_xlsx-corrupted.xlsx': 'fileDamaged',
  'sheetjs_sushi.ods': 'fileUnknownKind',
};

/**
 * Cells that show something else than Excel saved, by file; a level may fall, never rise. Formulas that are answered by one
 * cell of a range in Excel spill here (StructuredReferences, ErrorTypes); SUBTOTAL counts hidden rows; numbers that are
 * days since 1904 only in `TEXT` are not known to be days; `a/p` is not read by the number formatter; entities of hostile
 * files are left as they are; what differs in the files of `excel` is listed in formulas/EXCEL.md.
 */
const recorded: Readonly<Record<string, number>> = {
  'poi_ConditionalFormattingSamples.xlsx': 3,
  'poi_DateFormatNumberTests.xlsx': 10,
  'poi_DateFormatTests.xlsx': 5,
  'poi_StructuredReferences.xlsx': 2,
  'poi_poc-xmlbomb-empty.xlsx': 1,
  'poi_poc-xmlbomb.xlsx': 1,
  'sheetjs_ErrorTypes.xlsx': 2,
  'IRR.xlsx': 2,
  'SMALL_LARGE.xlsx': 3,
  'XIRR.xlsx': 9,
  'XNPV.xlsx': 2,
};

const folder = sharedFile('xlsx');
if (folder === null) console.info('XLSX files are skipped: there are none in ../shared/data/xlsx');
const files = folder === null ? [] : readdirSync(folder).sort();
const calcFolder = sharedFile('excel');
const calcFiles = calcFolder === null ? [] : readdirSync(calcFolder).sort();

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const options = { name: 'Test', locale: 'en' as const, isKnownFunction };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function agrees(ours: CellValue, saved: CellValue): boolean {
  if (typeof ours === 'number' && typeof saved === 'number') {
    return Math.abs(ours - saved) <= 1e-9 * Math.max(1, Math.abs(ours), Math.abs(saved));
  }
  if (isCellError(ours) || isCellError(saved)) {
    return isCellError(ours) && isCellError(saved) && (ours.code === saved.code || saved.code === 'ERROR');
  }
  // Names of columns have no line breaks here.
  if (typeof ours === 'string' && typeof saved === 'string') return oneLine(ours) === oneLine(saved);
  return ours === saved || ((ours === null || ours === '') && (saved === null || saved === ''));
}

/** Opens a file and holds every cell of it against what the workbook shows in its place. */
async function readAndCompare(path: string): Promise<{ workbook: XlsxWorkbook; of: number; off: string[] }> {
  const file = await openXlsx(bytesOf(path));
  const read = file.ok ? workbookOf(file.value, options) : file;
  if (!file.ok || !read.ok) throw new Error(`${basename(path)} is refused`);
  const { document } = read.value;
  expect(readDocument(document).ok).toBe(true);
  const world = await calculated(document);
  const off: string[] = [];
  let of = 0;
  for (const { cells, grid, placed, source } of placeSheets(file.value)) {
    const name = grid?.name ?? placed.tables[0]?.table.name;
    const sheet = document.sheets.find((candidate) => candidate.name === name) as Sheet;
    const [top, left] = grid ? [0, 0] : [(placed.tables[0]?.top ?? 0) + 1, placed.tables[0]?.left ?? 0];
    for (let row = 0; row < cells.rows; row++) {
      for (let column = 0; column < cells.columns; column++) {
        const { value, formula } = cells.at(row, column);
        if (value === null) continue;
        of++;
        const ours =
          sheet.kind === 'table' && row < top
            ? (sheet.columns[column - left]?.name ?? null)
            : world.value(sheet, row - top, column - left);
        const isSame = agrees(ours, value);
        if (!isSame) {
          off.push(`${source.name} ${row + 1},${column + 1} ${formula ?? ''}: ${JSON.stringify(ours)}`);
        }
      }
    }
  }
  world.dispose();
  return { workbook: read.value, of, off };
}

describe.skipIf(folder === null)('files of other programs', () => {
  it.each(files.filter((name) => name in refused))('refuses %s and says why', async (name) => {
    const read = await readXlsxWorkbook(bytesOf(`${folder}/${name}`), options);
    expect(read.ok ? 'read' : read.problem.code).toBe(refused[name]);
  });

  it.each(files.filter((name) => !(name in refused)))('opens %s and shows what was saved', async (name) => {
    const { off } = await readAndCompare(`${folder}/${name}`);
    expect(off).toHaveLength(recorded[name] ?? 0);
  });

  it('takes over conditional formats and validations, and tells of those that it does not', async () => {
    const samples = await readXlsxWorkbook(
      bytesOf(`${folder}/poi_ConditionalFormattingSamples.xlsx`),
      options,
    );
    if (!samples.ok) throw new Error(samples.problem.code);
    const { document, notes } = samples.value;
    const kinds = document.sheets.flatMap(({ conditionalFormats = [] }) =>
      conditionalFormats.map(({ rule }) => (rule.kind === 'style' ? rule.test.kind : rule.kind)),
    );
    const counts = Object.fromEntries(
      [...new Set(kinds)].map((k) => [k, kinds.filter((o) => o === k).length]),
    );
    expect(counts).toEqual({
      date: 1,
      text: 1,
      compare: 6,
      average: 1,
      rank: 3,
      occurrence: 1,
      dataBar: 5,
      colorScale: 2,
      formula: 8,
    });
    // Sets of icons.
    expect(notes.find(({ kind }) => kind === 'conditionalFormats')?.count).toBe(14);
    const validated = await readXlsxWorkbook(
      bytesOf(`${folder}/poi_DataValidationEvaluations.xlsx`),
      options,
    );
    if (!validated.ok) throw new Error(validated.problem.code);
    const [sheet] = validated.value.document.sheets;
    expect(sheet?.kind === 'grid' && sheet.validations).toHaveLength(17);
    expect(validated.value.notes.map(({ kind }) => kind)).toEqual(['movedTables']);
  });

  it('makes table sheets of tables, calculated columns of their formulas, and tells what is missing', async () => {
    const { workbook } = await readAndCompare(`${folder}/sheetjs_pivot_table_named_range.xlsx`);
    const table = workbook.document.sheets.find(({ name }) => name === 'FizzBuzzTable');
    expect(table?.kind === 'table' && table.columns.filter(({ formula }) => formula !== null)).toHaveLength(
      4,
    );
    expect(workbook.notes.map(({ kind }) => kind)).toContain('pivotTables');
  });
});

describe.skipIf(calcFolder === null)('workbooks of Excel', () => {
  it.each(calcFiles)('calculates %s as Excel did', async (name) => {
    const { off } = await readAndCompare(`${calcFolder}/${name}`);
    expect(off).toHaveLength(recorded[name] ?? 0);
  });
});
