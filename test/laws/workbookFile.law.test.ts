import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWorkbookFile, writeWorkbookFile } from '../../src/io/workbookFile';
import { applyOperations } from '../../src/model/applyOperations';
import { blockFromValues } from '../../src/model/columnBlocks';
import type { AppliedTemplate, WorkbookDocument } from '../../src/model/document';
import { lineId, newColumnId, newScenarioId, newSnapshotId, type SheetId } from '../../src/model/ids';
import type { Operation } from '../../src/model/operation';
import type { SnapshotColumn } from '../../src/model/snapshot';
import { binaryJsonPieces, toBinaryJson } from '../../src/shared/binaryJson';
import { diceOf, randomOperation, rolls, type Dice } from '../support/randomOperations';
import { runs } from '../support/runs';
import { sampleWorkbook } from '../support/sampleWorkbook';

it('a workbook of any kind comes back equal from its file', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(rolls, { minLength: 10, maxLength: 60 }), async (steps) => {
      let { document } = sampleWorkbook();
      for (const numbers of steps) {
        const dice = diceOf(numbers);
        const operation = dice(6) === 0 ? rareOperation(document, dice) : randomOperation(document, dice);
        document = applyOperations(document, [operation]).document;
      }
      for (const [part, value] of [document, ...document.sheets].flatMap(Object.entries)) {
        if (Object.keys((value as object | undefined) ?? {}).length > 0) seen.add(part);
      }
      expect([...binaryJsonPieces(document)].join('')).toBe(toBinaryJson(document));
      const read = await readWorkbookFile(await writeWorkbookFile(document));
      expect(read).toEqual({ ok: true, value: document });
    }),
    { numRuns: runs(300) },
  );
  // All that a workbook can hold was among them.
  for (const part of [
    'parameters namedRanges charts comments conditionalFormats validations hiddenRows hiddenColumns rowHeightsPx view chunks',
    'namedViews filter scenarios keyFigures snapshots templates',
  ].flatMap((parts) => parts.split(' '))) {
    expect(seen).toContain(part);
  }
});

/** What other laws have no use for: it is kept, and nothing is calculated from it. */
function rareOperation(document: WorkbookDocument, dice: Dice): Operation {
  const place = {
    sheetId: document.sheets[0]?.id as SheetId,
    rowId: lineId(1 + dice(9)),
    columnId: lineId(1 + dice(9)),
  };
  const column = (name: string): SnapshotColumn => ({
    columnId: newColumnId(),
    name,
    type: 'text',
    blocks: [blockFromValues('text', ['Ada', null, `客户 ${dice(99)}`])],
  });
  const parameters = document.parameters.map(({ id, label, value }) => ({ id, label, value }));
  switch (dice(4)) {
    case 0: {
      const values = Object.fromEntries(parameters.map(({ id, value }) => [id, value]));
      const scenario = { id: newScenarioId(), name: `plan ${dice(9)}`, savedMs: dice(99), values };
      return { kind: 'setScenarios', scenarios: [...(document.scenarios ?? []), scenario] };
    }
    case 1:
      return { kind: 'setKeyFigures', keyFigures: [place] };
    case 2: {
      const [key, segment] = [column('Name'), column('Segment')];
      const taken = {
        sheetId: place.sheetId,
        tableName: 'Customers',
        key,
        segment,
        inputs: [column('x')],
        parameters,
      };
      const snapshot = { id: newSnapshotId(), name: 'May', takenMs: dice(1e6), ...taken };
      return { kind: 'addSnapshot', snapshot };
    }
    default: {
      const applied: AppliedTemplate = {
        id: `t${dice(3)}`,
        version: '1.0.0',
        author: '某人',
        source: { id: 'x', texts: ['<b>'] },
        tables: { customers: place.sheetId },
        mapping: { revenue: { sheetId: place.sheetId, columnId: newColumnId() } },
        owned: { sheets: {}, columns: {}, parameters: {}, charts: {} },
        written: { sheets: {}, columns: {}, parameters: {}, charts: {} },
      };
      return { kind: 'setTemplate', templateId: applied.id, applied };
    }
  }
}
