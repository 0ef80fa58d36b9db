import { describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { applyOperations } from '../../src/model/applyOperations';
import { blockLength } from '../../src/model/columnBlock';
import { blockKindOf, cutIntoBlocks, readBlocks } from '../../src/model/columnBlocks';
import type { ColumnType, TableColumn, TableSheet, WorkbookDocument } from '../../src/model/document';
import { gridCells, parseGridCellKey, rowCount } from '../../src/model/lookup';
import { isCellError, type CellError, type CellValue } from '../../src/shared/value';
import { appliedTemplateOf } from '../../templates/appliedTemplate';
import { applyTemplate } from '../../templates/applyTemplate';
import { placeOf } from '../../templates/laidPlaces';
import type { Template } from '../../templates/schema';
import { sampleDocument } from '../../templates/selfTest';
import { builtInTemplates } from '../support/builtInTemplates';
import { EngineWorld } from './engineWorld';

// Data as bad as a user's may be. A report then says in words what is missing; it shows no error of unknown cause.

interface Place {
  readonly column: TableColumn;
  readonly row: number;
}
interface PoorData {
  readonly rows: number;
  readonly change?: (value: CellValue, place: Place) => CellValue;
}

const isNumeric = (type: ColumnType): boolean =>
  type === 'number' || type === 'currency' || type === 'percent';
const isId = ({ role }: TableColumn): boolean => role === 'customerId' || role === 'orderId';
const inNumbers =
  (change: (value: CellValue) => CellValue): NonNullable<PoorData['change']> =>
  (value, { column }) =>
    isNumeric(column.type) ? change(value) : value;

const poorData: Readonly<Record<string, PoorData>> = {
  'no rows': { rows: 0 },
  'one row': { rows: 1 },
  'two rows': { rows: 2 },
  'nothing but zeros': { rows: 60, change: inNumbers(() => 0) },
  'numbers below zero': {
    rows: 60,
    change: inNumbers((value) => (typeof value === 'number' ? -value : value)),
  },
  'the same number everywhere': { rows: 60, change: inNumbers(() => 5) },
  'gaps in every column': {
    rows: 60,
    change: (value, { column, row }) => (row % 3 === 1 && !isId(column) ? null : value),
  },
  'nothing but ids': { rows: 30, change: (value, { column }) => (isId(column) ? value : null) },
};

function poor(document: WorkbookDocument, { rows, change }: PoorData): WorkbookDocument {
  const sheets = document.sheets.map((sheet) => {
    if (sheet.kind !== 'table') return sheet;
    const count = Math.min(rows, rowCount(sheet));
    const columns = sheet.columns.map((column) => {
      const values = Array.from({ length: count }, (_, row) => {
        const value = readBlocks(column.blocks, row);
        return change ? change(value, { column, row }) : value;
      });
      return { ...column, blocks: cutIntoBlocks(blockKindOf(column.type), values) };
    });
    const blockLengths = [];
    for (let rest = count; rest > 0; rest -= blockLength) blockLengths.push(Math.min(rest, blockLength));
    return { ...sheet, rows: count > 0 ? [[1, count]] : [], nextRowId: count + 1, blockLengths, columns };
  });
  return { ...document, sheets } as WorkbookDocument;
}

/** What the report answers, and the errors that do not say why. */
async function readPoorly(template: Template, sample: ReturnType<typeof sampleDocument>, data: PoorData) {
  const document = poor(sample.document, data);
  const operations = applyTemplate(document, template, { mapping: sample.mapping, locale: 'en' });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  const laid = applyOperations(document, operations.value).document;
  const world = await new EngineWorld(inProcessTransport, laid).settled();
  const owned = appliedTemplateOf(laid, template.id)!.owned;
  const errors: (readonly [string, CellError])[] = [];
  for (const [key, sheetId] of Object.entries(owned.sheets)) {
    const sheet = laid.sheets.find(({ id }) => id === sheetId);
    if (sheet?.kind !== 'grid') continue;
    for (const [cellKey] of gridCells(sheet)) {
      const { rowId, columnId } = parseGridCellKey(cellKey);
      const value = world.mirror.gridValue(sheetId, rowId, columnId);
      if (isCellError(value)) errors.push([`${key} ${cellKey}`, value]);
    }
  }
  for (const [key, { sheetId, columnId }] of Object.entries(owned.columns)) {
    const table = laid.sheets.find(({ id }) => id === sheetId) as TableSheet;
    for (let row = 0; row < rowCount(table); row++) {
      const value = world.mirror.tableValue(sheetId, columnId, row);
      if (isCellError(value)) errors.push([`${key} in row ${row}`, value]);
    }
  }
  const { rowId, columnId } = placeOf('B5');
  const answer = world.mirror.gridValue(owned.sheets['report']!, rowId, columnId);
  world.dispose();
  return {
    answer,
    unexplained: errors.flatMap(([place, { code, reason }]) => (reason ? [] : [`${place}: ${code}`])),
  };
}

describe('on poor data', () => {
  it.each(builtInTemplates().filter(({ tables }) => tables.length > 0))(
    '$id answers in words, and every error left says why',
    async (template) => {
      const sample = sampleDocument(template, 'en');
      for (const [name, data] of Object.entries(poorData)) {
        const { answer, unexplained } = await readPoorly(template, sample, data);
        expect(answer, name).toBeTypeOf('string');
        expect(answer, name).not.toMatch(/NaN|undefined/);
        expect(unexplained, name).toEqual([]);
      }
    },
  );
});
