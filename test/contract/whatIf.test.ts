import { afterEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import type { ComputedValues } from '../../src/engine/protocol';
import { lineIdAt } from '../../src/model/axis';
import type { GridSheet, Parameter, TableSheet, WorkbookDocument } from '../../src/model/document';
import { columnValues } from '../../src/model/drift';
import { newColumnId, newParameterId, newSnapshotId } from '../../src/model/ids';
import { scratchTable } from '../../src/model/scratchTable';
import { readSnapshot } from '../../src/model/snapshot';
import { readBlocks } from '../../src/model/columnBlocks';
import { WhatIf, type Trial } from '../../src/session/whatIf';
import { WorkbookCore } from '../../src/session/workbookCore';
import { sampleWorkbook } from '../support/sampleWorkbook';

const rate: Parameter = {
  id: newParameterId(),
  name: 'Rate',
  label: { en: 'Rate', 'zh-CN': '利率' },
  kind: 'number',
  value: 2,
};

/** Annual revenue times `Rate` in a column, and the sum of it in `Sheet1!A1`. */
function document(): WorkbookDocument {
  const { document: plain, table, column } = sampleWorkbook();
  const columnId = newColumnId();
  const calculated = {
    id: columnId,
    name: 'Scaled',
    type: 'number' as const,
    formula: `=[@[${column('Annual revenue')}]]*${rate.id}`,
    blocks: [],
  };
  const [grid] = plain.sheets as [GridSheet];
  const cells = { '1:1': { input: `=SUM(${table.id}[${columnId}])` } };
  return {
    ...plain,
    parameters: [rate],
    sheets: [
      { ...grid, chunks: { '0': cells } },
      { ...table, columns: [...table.columns, calculated] },
    ],
  };
}

const disposables: { dispose(): void }[] = [];
afterEach(() => disposables.splice(0).forEach((each) => each.dispose()));

function world() {
  const make = (
    of: WorkbookDocument,
    version: number,
    computed: ComputedValues | null = null,
  ): WorkbookCore => {
    const core = new WorkbookCore({
      document: of,
      version,
      computed,
      engine: inProcessTransport,
      engineLicenseKey: 'gpl-v3',
    });
    disposables.push(core);
    return core;
  };
  let forks = 0;
  const core = make(document(), 0);
  const whatIf = new WhatIf({
    core,
    fork: (...args) => {
      forks++;
      return make(...args);
    },
  });
  return { core, whatIf, forks: () => forks };
}

const total = ({ document: { sheets }, values }: Pick<Trial, 'document' | 'values'>) => {
  const sheet = sheets[0] as GridSheet;
  return values.gridValue(sheet.id, lineIdAt(sheet.rows, 0), lineIdAt(sheet.columns, 0));
};
const scaled = ({ document: { sheets }, values }: Trial) => {
  const table = sheets[1] as TableSheet;
  const blocks = values.columnBlocks(table.id, table.columns.at(-1)!.id);
  return [0, 1].map((row) => readBlocks(blocks, row));
};

describe('what if', () => {
  it('shows cells and columns under other parameters, and leaves the workbook as it is', async () => {
    const { core, whatIf, forks } = world();
    await core.engine.settled();
    expect(await whatIf.run({ [rate.id]: 10 }, total)).toEqual({ ok: true, value: 3000 });
    expect(await whatIf.run({ [rate.id]: 0.5 }, scaled)).toEqual({ ok: true, value: [50, 100] });
    expect(await whatIf.run({}, total)).toEqual({ ok: true, value: 600 });
    expect(forks()).toBe(1);
    expect(core.workbook.version).toBe(0);
    expect(total({ document: core.workbook.document, values: core.values })).toBe(600);
    expect(core.history.canUndo).toBe(false);
  });

  it('follows the workbook: parameters in place, anything else anew', async () => {
    const { core, whatIf, forks } = world();
    await whatIf.run({}, total);
    const update = (value: number) =>
      ({ kind: 'updateParameter', parameterId: rate.id, patch: { value } }) as const;
    core.workbook.dispatch({ operations: [update(3)], origin: 'test' });
    expect(await whatIf.run({}, total)).toEqual({ ok: true, value: 900 });
    expect(forks()).toBe(1);
    const [sheet] = core.workbook.document.sheets as [GridSheet];
    const cells = { '1:1': { input: `=${rate.id}+1` } };
    core.workbook.dispatch({
      operations: [{ kind: 'setGridCells', sheetId: sheet.id, cells }],
      origin: 'test',
    });
    expect(await whatIf.run({ [rate.id]: 4 }, total)).toEqual({ ok: true, value: 5 });
    expect(forks()).toBe(2);
  });

  it('takes questions one after the other, and begins anew when it was released', async () => {
    const { whatIf, forks } = world();
    const asked = [1, 2, 3].map((value) => whatIf.run({ [rate.id]: value }, total));
    expect(await Promise.all(asked)).toMatchObject([{ value: 300 }, { value: 600 }, { value: 900 }]);
    whatIf.release();
    expect(await whatIf.run({ [rate.id]: 1 }, total)).toMatchObject({ value: 300 });
    expect(forks()).toBe(2);
  });

  it('stops when it is told to', async () => {
    const { whatIf } = world();
    const abort = new AbortController();
    const asked = whatIf.run({ [rate.id]: 7 }, total, { signal: abort.signal });
    abort.abort();
    expect(await asked).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await whatIf.run({ [rate.id]: 7 }, total)).toMatchObject({ value: 2100 });
  });
});

describe('what moved a customer', () => {
  it('is asked of the engine, in a table of made-up rows that leaves no trace', async () => {
    const { core, whatIf } = world();
    await core.engine.settled();
    const table = core.workbook.document.sheets[1] as TableSheet;
    const [, revenue] = table.columns;
    const segment = table.columns.at(-1)!;
    const scratch = scratchTable(table, segment.id, [revenue!.id], [[7], [8], [null]]);
    const asked = await whatIf.run(
      { [rate.id]: 10 },
      (trial) => [columnValues(trial.values.columnBlocks(scratch!.id, segment.id)), total(trial)],
      { tables: [scratch!] },
    );
    expect(asked).toEqual({ ok: true, value: [[70, 80, 0], 3000] });
    const sheets = await whatIf.run({}, (trial) => trial.document.sheets.length);
    expect(sheets).toEqual({ ok: true, value: 2 });
  });

  it('needs no snapshots in the engine: taking one calculates nothing', async () => {
    const { core } = world();
    await core.engine.settled();
    const table = core.workbook.document.sheets[1] as TableSheet;
    const taken = readSnapshot(core.workbook.document, core.values, {
      sheetId: table.id,
      keyColumnId: table.columns[0]!.id,
      segmentColumnId: table.columns.at(-1)!.id,
      valueColumnId: null,
    });
    const snapshot = { ...taken!, id: newSnapshotId(), name: 'Now', takenMs: 1 };
    core.workbook.dispatch({ operations: [{ kind: 'addSnapshot', snapshot }], origin: 'test' });
    core.workbook.dispatch({
      operations: [{ kind: 'removeSnapshot', snapshotId: snapshot.id }],
      origin: 'test',
    });
    await core.engine.settled();
    expect(core.engine.status).toEqual({ kind: 'idle' });
    expect(columnValues(snapshot.segment.blocks)).toEqual([200, 400, 0]);
    expect(snapshot.inputs.map(({ name }) => name)).toEqual(['Annual revenue']);
  });
});
