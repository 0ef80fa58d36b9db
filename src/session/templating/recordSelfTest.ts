import { appliedTemplateOf } from '../../../templates/appliedTemplate';
import type { Template, TemplateFile } from '../../../templates/schema';
import { isPlainText } from '../../../templates/schemaParts';
import { selfTestOf } from '../../../templates/selfTest';
import { readBlocks } from '../../model/columnBlocks';
import type { WorkbookDocument } from '../../model/document';
import { findSheet, gridCells, isFormula, parseGridCellKey, rowCount } from '../../model/lookup';
import type { ValueReader } from '../../model/valueReader';
import { ok, type Result } from '../../shared/result';
import { isCellError, type CellValue } from '../../shared/value';
import type { Scratch } from './scratchWorkbook';

/** How many rows of a sample firm a self-test keeps. */
const recordedRows = 5;

export interface RecordedResults {
  readonly columns: Readonly<Record<string, readonly CellValue[]>>;
  readonly cells: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
}

/** What the formulas of a template that was laid on its sample came to, in every row. */
export function recordedResults(
  template: Template,
  document: WorkbookDocument,
  values: ValueReader,
): RecordedResults {
  const owned = appliedTemplateOf(document, template.id)?.owned;
  const columns: Record<string, CellValue[]> = {};
  for (const [key, { sheetId, columnId }] of Object.entries(owned?.columns ?? {})) {
    const table = findSheet(document, sheetId);
    const rows = table ? rowCount(table) : 0;
    const blocks = values.columnBlocks(sheetId, columnId);
    columns[key] = Array.from({ length: rows }, (_, row) => readBlocks(blocks, row));
  }
  const cells: Record<string, Record<string, CellValue>> = {};
  for (const [key, sheetId] of Object.entries(owned?.sheets ?? {})) {
    const sheet = findSheet(document, sheetId);
    const recorded: Record<string, CellValue> = {};
    for (const [cellKey, { input }] of sheet?.kind === 'grid' ? gridCells(sheet) : []) {
      if (!isFormula(input)) continue;
      const { rowId, columnId } = parseGridCellKey(cellKey);
      recorded[`${String.fromCharCode(64 + Number(columnId))}${rowId}`] = values.gridValue(
        sheetId,
        rowId,
        columnId,
      );
    }
    cells[key] = recorded;
  }
  return { columns, cells };
}

/** The results in both languages as a file keeps them: a text that differs is written twice. */
export function mergedResults(
  { selfTest }: Template,
  en: RecordedResults,
  zh: RecordedResults,
): Pick<Template['selfTest'], 'columns' | 'cells'> {
  const columns = merged(en.columns, zh.columns, (a, b) =>
    a
      .slice(0, selfTest.sample === undefined ? a.length : recordedRows)
      .map((value, at) => localized(value, b[at] ?? null)),
  );
  const cells = merged(en.cells, zh.cells, (a, b) => merged(a, b, localized));
  return { columns, cells } as Pick<Template['selfTest'], 'columns' | 'cells'>;
}

const localized = (en: CellValue, zh: CellValue): unknown =>
  typeof en === 'string' && typeof zh === 'string' && en !== zh ? { en, 'zh-CN': zh } : en;

function merged<From, To>(
  a: Readonly<Record<string, From>>,
  b: Readonly<Record<string, From>>,
  to: (left: From, right: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, to(value, b[key] ?? value)]));
}

/** Functions whose results are others tomorrow. */
const changing = /\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\(/i;

/**
 * The self-test of a template on its sample, with what its formulas come to. Results that a file cannot hold (errors,
 * addresses) are left out, and all of them where some formula asks for today.
 */
export async function recordSelfTest(
  template: Template,
  scratch: Scratch,
): Promise<Result<TemplateFile['selfTest']>> {
  const [en, zh] = [selfTestOf(template, 'en'), selfTestOf(template, 'zh-CN')];
  if (!en.ok) return en;
  if (!zh.ok) return zh;
  const { sample, tables } = template.selfTest;
  const given = { ...(sample === undefined ? {} : { sample }), tables };
  if (changing.test(JSON.stringify([template.columns, template.sheets])))
    return ok({ ...given, columns: {} });
  const record = ({ value: { document } }: typeof en): Promise<RecordedResults> =>
    scratch.calculate(document, (values) => recordedResults(template, document, values));
  const { columns, cells } = mergedResults(template, await record(en), await record(zh));
  return ok({
    ...given,
    columns: Object.fromEntries(Object.entries(columns).filter(([, values]) => values.every(isStorable))),
    cells: Object.fromEntries(
      Object.entries(cells).map(([key, values]) => [
        key,
        Object.fromEntries(Object.entries(values).filter(([, value]) => isStorable(value))),
      ]),
    ),
  });
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 500 && isPlainText(value);
  return !isCellError(value);
}
