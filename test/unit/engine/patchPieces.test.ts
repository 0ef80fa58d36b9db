import { beforeEach, describe, expect, it } from 'vitest';
import { EngineHost } from '../../../src/engine/engineHost';
import { patchPieces } from '../../../src/engine/patchPieces';
import type { EngineReply, GridCellPatch } from '../../../src/engine/protocol';
import { ValueMirror } from '../../../src/engine/valueMirror';
import { applyOperations } from '../../../src/model/applyOperations';
import type { WorkbookDocument } from '../../../src/model/document';
import { lineId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';

const sizeOf = ({ values }: GridCellPatch): number => Object.keys(values).length;

let document: WorkbookDocument;
let sheetId: GridCellPatch['sheetId'];
beforeEach(() => {
  document = newWorkbook();
  sheetId = document.sheets[0]!.id;
});

/** So many cells in the first column, each with this value. */
const cellsOf = (count: number, value: number | null): GridCellPatch['values'] =>
  Object.fromEntries(Array.from({ length: count }, (_, row) => [`${row + 1}:1`, value]));
const cut = (count: number, value: number | null, complete: boolean) => [
  ...patchPieces({ columns: [], cells: [{ sheetId, values: cellsOf(count, value), complete }], pending: [] }),
];

describe('what the engine tells of many cells', () => {
  it('goes in pieces, of which only the last says that it is all', () => {
    const pieces = cut(9_000, 1, true);
    expect(pieces.map(({ cells }) => cells.map(sizeOf))).toEqual([[4_000], [4_000], [1_000]]);
    expect(pieces.map(({ hasMore }) => hasMore)).toEqual([true, true, undefined]);
    expect(pieces.map(({ cells }) => cells[0]?.complete)).toEqual([true, false, false]);
    expect(cut(4_000, 1, true)).toHaveLength(1);
    expect(cut(0, 1, true)[0]?.cells).toHaveLength(1);
  });

  it('is shown by and by where cells changed, and at once where a sheet is told anew', () => {
    const mirror = new ValueMirror(document);
    const take = (patch: ReturnType<typeof cut>[number]): void =>
      mirror.applyPatch({ kind: 'patch', version: 0, ...patch });
    const at = (row: number) => mirror.gridValue(sheetId, lineId(row), lineId(1));
    for (const patch of cut(900, 1, true)) take(patch);
    const [first, ...others] = cut(9_000, 2, true);
    take(first!);
    expect([at(1), at(900)]).toEqual([1, 1]);
    for (const patch of others) take(patch);
    expect([at(1), at(900)]).toEqual([2, 2]);
    const [changed] = cut(9_000, null, false);
    take(changed!);
    expect([at(1), at(900), mirror.computedCellCount]).toEqual([null, null, 5_000]);
  });

  it('never comes in one reply, however large the array', async () => {
    const input = { input: '=SEQUENCE(1000,20)' };
    const filled = applyOperations(document, [{ kind: 'setGridCells', sheetId, cells: { '1:1': input } }]);
    const replies: EngineReply[] = [];
    const host = new EngineHost((reply) => replies.push(reply));
    host.handle({
      kind: 'open',
      version: 0,
      document: filled.document,
      computed: null,
      today: 0,
      licenseKey: '',
    });
    await expect.poll(() => replies.some(({ kind }) => kind === 'settled')).toBe(true);
    host.handle({ kind: 'close' });
    const sizes = replies.flatMap((reply) => (reply.kind === 'patch' ? reply.cells.map(sizeOf) : []));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(20_000);
  });
});
