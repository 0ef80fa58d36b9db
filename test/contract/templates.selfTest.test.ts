import { afterEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { readBlocks } from '../../src/model/columnBlocks';
import { gridCells, parseGridCellKey } from '../../src/model/lookup';
import { locales } from '../../src/shared/localText';
import { isCellError, type CellValue } from '../../src/shared/value';
import { builtInTemplates } from '../support/builtInTemplates';
import { selfTestOf, selfTestTolerance } from '../../templates/selfTest';
import { EngineWorld } from './engineWorld';

let world: EngineWorld | null = null;
afterEach(() => world?.dispose());

function expectSame(actual: CellValue, expected: CellValue, place: string): void {
  if (typeof expected !== 'number' || typeof actual !== 'number') {
    expect(actual, place).toEqual(expected);
    return;
  }
  const difference = Math.abs(actual - expected);
  expect(difference, `${place}: ${actual} for ${expected}`).toBeLessThanOrEqual(
    selfTestTolerance * Math.max(1, Math.abs(expected)),
  );
}

describe('the self-test of a built-in template', () => {
  const cases = builtInTemplates().flatMap((template) =>
    locales.map((locale) => [template.id, locale, template] as const),
  );

  it.each(cases)('%s comes to its recorded results in %s', async (_, locale, template) => {
    const selfTest = selfTestOf(template, locale);
    if (!selfTest.ok) throw new Error(JSON.stringify(selfTest.problem));
    const { document, columns, cells } = selfTest.value;
    world = await new EngineWorld(inProcessTransport, document).settled();
    const { mirror } = world;
    for (const { key, column, values } of columns) {
      const blocks = mirror.columnBlocks(column.sheetId, column.columnId);
      values.forEach((value, rowIndex) =>
        expectSame(readBlocks(blocks, rowIndex), value, `${key}, row ${rowIndex + 1}`),
      );
    }
    for (const { place, sheetId, rowId, columnId, value } of cells) {
      expectSame(mirror.gridValue(sheetId, rowId, columnId), value, place);
    }
    for (const sheet of document.sheets) {
      if (sheet.kind !== 'grid') continue;
      for (const [key] of gridCells(sheet)) {
        const { rowId, columnId } = parseGridCellKey(key);
        const value = mirror.gridValue(sheet.id, rowId, columnId);
        expect(isCellError(value), `${sheet.name} ${key}: ${JSON.stringify(value)}`).toBe(false);
      }
    }
  });
});
