import { afterEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../../src/engine/inProcessTransport';
import { areaOf } from '../../../src/model/cellArea';
import type { GridSheet } from '../../../src/model/document';
import { lineId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import type { SheetPatch } from '../../../src/model/operation';
import { EngineWorld } from '../../contract/engineWorld';

let world: EngineWorld;
afterEach(() => world.dispose());

const codes = ['9', '109', '1', '102', '104', '5', '106'];

/** 1, 2, 4, 8 in A2:A5 under a heading, and a `SUBTOTAL` of each code in C. */
async function list(): Promise<void> {
  world = new EngineWorld(inProcessTransport, newWorkbook());
  world.type({ A1: 'n', A2: 1, A3: 2, A4: 4, A5: 8 });
  world.type(Object.fromEntries(codes.map((code, index) => [`C${index + 1}`, `=SUBTOTAL(${code},A2:A5)`])));
  world.type({ E1: '=SUM(A2:A5)', E2: '=SUBTOTAL(9,A:A)+SUBTOTAL(9,A2,A3:A5)' });
  await world.settled();
}

async function patch(change: SheetPatch): Promise<void> {
  const sheetId = world.workbook.document.sheets[0]!.id;
  world.workbook.dispatch({
    operations: [{ kind: 'updateSheet', sheetId, patch: change }],
    origin: 'test',
    label: 'test',
  });
  await world.settled();
}

const results = () => world.cells(codes.map((_, index) => `C${index + 1}`));

function filterHiding(...rows: number[]): GridSheet['filter'] & object {
  const sheet = world.workbook.document.sheets[0] as GridSheet;
  return {
    area: areaOf(sheet, { fromRow: 0, toRow: 4, fromColumn: 0, toColumn: 0 }),
    headingRow: lineId(1),
    columns: {
      1: { filter: { kind: 'blank', is: 'filled' }, hiddenRows: rows.map((row) => [row, 1] as const) },
    },
  };
}

describe('SUBTOTAL', () => {
  it('leaves out the rows that a filter hides, whatever its code, and is calculated when they change', async () => {
    await list();
    expect(results()).toEqual([15, 15, 3.75, 4, 8, 1, 64]);
    await patch({ filter: filterHiding(3, 5) });
    expect(results()).toEqual([5, 5, 2.5, 2, 4, 1, 4]);
    expect(world.cells(['E1', 'E2'])).toEqual([15, 10]);
    await patch({ filter: null });
    expect(results()).toEqual([15, 15, 3.75, 4, 8, 1, 64]);
  });

  it('leaves out rows hidden one by one where its code asks for it', async () => {
    await list();
    await patch({ hiddenRows: [[3, 1]] });
    expect(results()).toEqual([15, 13, 3.75, 3, 8, 1, 32]);
  });

  it('follows rows that are inserted, removed and moved', async () => {
    await list();
    await patch({ filter: filterHiding(3) });
    const sheetId = world.workbook.document.sheets[0]!.id;
    world.workbook.dispatch({
      operations: [{ kind: 'insertLines', sheetId, dimension: 'rows', after: lineId(1), lines: [[5000, 2]] }],
      origin: 'test',
      label: 'test',
    });
    await world.settled();
    expect(world.cells(['E1'])).toEqual([15]);
    expect(world.cells(['C1'])).toEqual([13]);
  });
});
