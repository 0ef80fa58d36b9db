import { describe, expect, it } from 'vitest';
import { addColumn } from '../../../src/commands/columns';
import { typeCell } from '../../../src/commands/cells';
import { fillCells } from '../../../src/commands/fill';
import { pasteCells } from '../../../src/commands/paste';
import { insertRowsBelow } from '../../../src/commands/rows';
import { TemplateService } from '../../../src/session/templateService';
import { problemText } from '../../../src/i18n/problemText';
import { newColumnId } from '../../../src/model/ids';
import { newTableSheet } from '../../../src/model/newWorkbook';
import type { TableSheet } from '../../../src/model/document';
import { problem } from '../../../src/shared/problems';
import { guessMapping } from '../../../templates/mapFields';
import { builtInTemplate } from '../../support/builtInTemplates';
import { chineseColumns, customersDocument } from '../templates/customersDocument';
import { firstSheetId, region, testBench, workbookWithTable, type TestBench } from './commandContext';

const last = 999_999;

function customers(): TestBench {
  return testBench(workbookWithTable([{ name: 'Name', type: 'text', values: ['a', 'b'] }]));
}

/** A sheet that takes up all the memory there may be, without any values. */
function fullTable(): TableSheet {
  const columns = Array.from({ length: 100 }, (_, i) => ({
    id: newColumnId(),
    name: `c${i}`,
    type: 'number' as const,
    formula: '=1',
    blocks: [],
  }));
  return { ...newTableSheet('Full'), rows: [[1, 1_000_000]], nextRowId: 1_000_001, columns };
}

describe('a step that would make the workbook too large is refused before it begins', () => {
  it.each<[string, (bench: TestBench) => unknown]>([
    ['inserting rows', (bench) => bench.run(insertRowsBelow, region(bench.table().id, [0, 0], [last, 0]))],
    [
      'pasting into a table',
      (bench) => bench.run(pasteCells, { target: region(bench.table().id, [last, 0]), text: 'x\ny' }),
    ],
    [
      'pasting into a grid',
      (bench) => bench.run(pasteCells, { target: region(firstSheetId(bench), [last, 0]), text: 'x\ny' }),
    ],
    [
      'filling',
      (bench) =>
        bench.run(fillCells, {
          source: region(bench.table().id, [0, 0]),
          target: region(bench.table().id, [0, 0], [last + 1, 0]),
        }),
    ],
    [
      'typing into a region',
      (bench) =>
        bench.run(typeCell, {
          sheetId: bench.table().id,
          rowIndex: 0,
          columnIndex: 0,
          text: 'x',
          regions: [region(bench.table().id, [0, 0], [last + 1, 0])],
        }),
    ],
  ])('%s', async (_, act) => {
    const bench = customers();
    const before = bench.workbook.document;
    expect(await act(bench)).toMatchObject({
      ok: false,
      problem: { code: 'tooManyRows', params: { limit: 1_000_000 } },
    });
    expect(bench.workbook.document).toBe(before);
    expect(bench.services.undo()).toBe(false);
  });

  it('adding a column', () => {
    const document = customers().workbook.document;
    const bench = testBench({ ...document, sheets: [...document.sheets, fullTable()] });
    const before = bench.workbook.document;
    expect(bench.run(addColumn, { sheetId: bench.table().id, name: 'One more' })).toMatchObject({
      ok: false,
      problem: { code: 'workbookTooLarge' },
    });
    expect(bench.workbook.document).toBe(before);
  });

  it('applying a template', async () => {
    const document = customersDocument(chineseColumns);
    const { mapping } = guessMapping(document, builtInTemplate('customer-value'));
    const bench = testBench({ ...document, sheets: [...document.sheets, fullTable()] });
    const before = bench.workbook.document;
    const service = new TemplateService(bench.workbook, bench.values, {
      locale: () => 'en',
      scratch: { calculate: () => Promise.reject(new Error('nothing is calculated here')) },
    });
    expect(await service.apply('customer-value', { mapping, parameters: {} })).toMatchObject({
      ok: false,
      problem: { code: 'workbookTooLarge' },
    });
    expect(bench.workbook.document).toBe(before);
  });
});

describe('the refusal', () => {
  it('says how large it would be and how large it may be, in both languages', () => {
    const refusal = problem('tooManyRows', { rows: 1_200_000, limit: 1_000_000 });
    expect(problemText('en', refusal)).toContain('up to 1,000,000 rows, and this would make 1,200,000');
    expect(problemText('zh-CN', refusal)).toContain('最多 1,000,000 行');
    const memory = problem('workbookTooLarge', { needed: 5_000, limit: 2_476 });
    expect(problemText('en', memory)).toContain('5,000 MB');
    expect(problemText('zh-CN', memory)).toContain('2,476 MB');
  });
});
