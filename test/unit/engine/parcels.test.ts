import { describe, expect, it } from 'vitest';
import { ParcelReceiver, ParcelSender, type Parcel } from '../../../src/engine/parcels';
import type { EngineRequest } from '../../../src/engine/protocol';
import { cutIntoBlocks } from '../../../src/model/columnBlocks';
import type { WorkbookDocument } from '../../../src/model/document';
import { newColumnId } from '../../../src/model/ids';
import { newTableSheet, newWorkbook } from '../../../src/model/newWorkbook';

const rows = 4096 * 10;

/** 10 blocks in each of 3 columns, and a grid sheet before them. */
function largeDocument(): WorkbookDocument {
  const document = newWorkbook({ name: 'Large' });
  const columns = ['a', 'b', 'c'].map((name) => ({
    id: newColumnId(),
    name,
    type: 'text' as const,
    formula: null,
    blocks: cutIntoBlocks(
      'text',
      Array.from({ length: rows }, (_, row) => `${name}${row % 100}`),
    ),
  }));
  const blockLengths = columns[0]!.blocks.map(({ length }) => length);
  return { ...document, sheets: [...document.sheets, { ...newTableSheet('Rows'), blockLengths, columns }] };
}

const cancel: EngineRequest = { kind: 'cancel' };
const open = (document: WorkbookDocument): EngineRequest => ({
  kind: 'open',
  version: 1,
  document,
  computed: null,
  today: 0,
  licenseKey: '',
});

function line() {
  const parcels: Parcel[] = [];
  const tasks: (() => void)[] = [];
  const sender = new ParcelSender(
    (parcel) => void parcels.push(parcel),
    (run) => void tasks.push(run),
  );
  const receiver = new ParcelReceiver();
  return {
    sender,
    parcels,
    tasks,
    runAll: () => {
      for (let task = tasks.shift(); task; task = tasks.shift()) task();
    },
    received: () => parcels.flatMap((parcel) => receiver.receive(structuredClone(parcel)) ?? []),
  };
}

describe('requests on their way to the worker', () => {
  it('arrive as they were sent, in order, however large', () => {
    const { sender, runAll, received } = line();
    const document = largeDocument();
    const before = structuredClone(document);
    sender.send(cancel);
    sender.send(open(document));
    sender.send(cancel);
    sender.send(open(document));
    runAll();
    expect(received()).toEqual([cancel, open(document), cancel, open(document)]);
    expect(document).toEqual(before);
  });

  it('bring many grid cells by their chunks, and say which are taken away', () => {
    const { sender, parcels, runAll, received } = line();
    const chunks = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        String(index),
        index % 10 === 9 ? null : { [`${index * 64}:1`]: { input: index } },
      ]),
    );
    const [sheet] = newWorkbook().sheets;
    const apply: EngineRequest = {
      kind: 'apply',
      version: 2,
      operations: [{ kind: 'setGridChunks', sheetId: sheet!.id, chunks }],
    };
    sender.send(apply);
    expect(parcels).toEqual([]);
    runAll();
    expect(parcels.length).toBe(10);
    expect(received()).toEqual([apply]);
  });

  it('go at once when they are small and nothing waits', () => {
    const { sender, parcels, tasks } = line();
    sender.send(cancel);
    expect(parcels).toEqual([{ kind: 'request', request: cancel, places: [] }]);
    expect(tasks).toEqual([]);
  });

  it('are never cloned as a whole: a few blocks go at a time, and none in the task that sends', () => {
    const { sender, parcels, runAll } = line();
    const document = largeDocument();
    sender.send(open(document));
    expect(parcels).toEqual([]);
    runAll();
    const pieces = parcels.map((parcel) => (parcel.kind === 'pieces' ? parcel.pieces.length : 0));
    expect(Math.max(...pieces)).toBeLessThanOrEqual(4);
    expect(pieces.reduce((sum, count) => sum + count)).toBe(30);
    const [first] = parcels;
    const [, table] = document.sheets;
    // Handed over as they are, without a copy on the page.
    if (first?.kind !== 'pieces' || table?.kind !== 'table') throw new Error('unexpected parcels');
    expect(first.pieces[0]).toBe(table.columns[0]!.blocks[0]);
  });

  it('are dropped when the line is closed', () => {
    const { sender, parcels, runAll } = line();
    sender.send(open(largeDocument()));
    sender.close();
    runAll();
    expect(parcels).toEqual([]);
  });
});
