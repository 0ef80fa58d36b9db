import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineClient } from '../../../src/engine/engineClient';
import type { EngineReply, EngineRequest, EngineTransport } from '../../../src/engine/protocol';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { Workbook } from '../../../src/model/workbook';
import { problem } from '../../../src/shared/problems';

/** A transport whose other end is the test. */
class WireTap implements EngineTransport {
  readonly sent: EngineRequest[] = [];
  terminated = false;
  reply: (reply: EngineReply) => void = () => undefined;
  fail: (error: unknown) => void = () => undefined;

  send(request: EngineRequest): void {
    this.sent.push(request);
  }
  onReply(listener: (reply: EngineReply) => void): void {
    this.reply = listener;
  }
  onFailure(listener: (error: unknown) => void): void {
    this.fail = listener;
  }
  terminate(): void {
    this.terminated = true;
  }
  get kinds(): string[] {
    return this.sent.map(({ kind }) => kind);
  }
}

describe('an engine that does not answer', () => {
  const wires: WireTap[] = [];
  let ticks: (() => void)[] = [];
  let client: EngineClient;
  let workbook: Workbook;
  const wire = (): WireTap => wires.at(-1) as WireTap;
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second++) for (const tick of [...ticks]) tick();
  };
  const sheet = () => workbook.document.sheets[0]!;
  const type = (key: string, input: string) =>
    workbook.dispatch({
      operations: [{ kind: 'setGridCells', sheetId: sheet().id, cells: { [key]: { input } } }],
      origin: 'test',
    });

  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    wires.length = 0;
    ticks = [];
    client = new EngineClient(
      () => {
        const created = Object.assign(new WireTap(), { isSeparate: true as const });
        wires.push(created);
        return created;
      },
      {
        setTick: (task) => {
          ticks.push(task);
          return () => (ticks = ticks.filter((other) => other !== task));
        },
      },
    );
    workbook = new Workbook(newWorkbook());
    workbook.subscribe((transaction) => client.apply(transaction));
    client.open(workbook.document, 0, null);
  });
  afterEach(() => vi.restoreAllMocks());

  /** From the first silence to the formula that is known to be the one. */
  function hangAt(key: string): void {
    pass(30);
    wire().reply({ kind: 'working', work: { place: { sheetId: sheet().id, key: '2:1' } } });
    wire().reply({ kind: 'working', work: { place: { sheetId: sheet().id, key } } });
    pass(10);
  }

  it('is ended; the next one tells what it works on, and where that hangs the formula is held', () => {
    type('1:1', '=HANGS()');
    type('2:1', '=1+1');
    pass(29);
    expect(wires).toHaveLength(1);
    pass(1);
    expect(wires).toHaveLength(2);
    expect(wires[0]?.terminated).toBe(true);
    expect(wire().sent).toMatchObject([{ kind: 'open', tellsWork: true }]);
    expect(client.held).toEqual([]);
    wire().reply({ kind: 'working', work: { place: { sheetId: sheet().id, key: '1:1' } } });
    pass(10);
    expect(wires).toHaveLength(3);
    expect(client.held).toEqual([{ sheetId: sheet().id, key: '1:1' }]);
    expect(wire().sent).toMatchObject([{ kind: 'open', held: [`${sheet().id} =HANGS()`] }]);
    wire().reply({ kind: 'settled', version: 2 });
    expect(client.status).toEqual({ kind: 'idle' });
    pass(100);
    expect(wires).toHaveLength(3);
  });

  it('is left alone as long as it says anything', () => {
    for (let second = 0; second < 200; second += 20) {
      pass(20);
      wire().reply({ kind: 'patch', version: 0, columns: [], cells: [], pending: [] });
    }
    expect(wires).toHaveLength(1);
  });

  it('does not hold a formula that was changed, and tries again when it is asked to', () => {
    type('1:1', '=HANGS()');
    hangAt('1:1');
    expect(client.held).toHaveLength(1);
    type('1:1', '=1');
    expect(client.held).toEqual([]);
    wire().reply({ kind: 'settled', version: 2 });
    type('3:1', '=HANGS()');
    wire().reply({ kind: 'working', work: { place: { sheetId: sheet().id, key: '3:1' } } });
    pass(10);
    expect(client.held).toHaveLength(1);
    const before = wires.length;
    client.tryAgain();
    expect(wires).toHaveLength(before + 1);
    expect(wire().sent[0]).not.toHaveProperty('held');
    expect(client.held).toEqual([]);
  });

  describe('that calls functions of the host', () => {
    /** The engine says that it calls a function in a cell, and never says anything again. */
    function hangInCall(key: string): void {
      const functionName = 'OUR.F';
      wire().reply({ kind: 'working', work: { place: { sheetId: sheet().id, key }, functionName } });
      pass(10);
    }

    it('has the formula held after one silence, and is not made to tell of all formulas', () => {
      type('1:1', '=OUR.F(1)');
      hangInCall('1:1');
      expect(wires).toHaveLength(2);
      expect(client.held).toEqual([{ sheetId: sheet().id, key: '1:1' }]);
      expect(wire().sent).toMatchObject([{ kind: 'open', held: [`${sheet().id} =OUR.F(1)`] }]);
      expect(wire().sent[0]).not.toHaveProperty('tellsWork');
      expect(wire().sent[0]).not.toHaveProperty('heldFunctions');
    });

    it('is blamed for nothing that comes after the call', () => {
      type('1:1', '=OUR.F(1)');
      const place = { sheetId: sheet().id, key: '1:1' } as const;
      wire().reply({ kind: 'working', work: { place, functionName: 'OUR.F' } });
      wire().reply({ kind: 'working', work: null });
      pass(29);
      expect(wires).toHaveLength(1);
      pass(1);
      expect(client.held).toEqual([]);
      expect(wire().sent).toMatchObject([{ kind: 'open', tellsWork: true }]);
    });

    it('does not call one again that hung in three formulas, until it is asked to', () => {
      for (const key of ['1:1', '2:1', '3:1']) type(key, `=OUR.F(${key[0]})`);
      for (const key of ['1:1', '2:1']) hangInCall(key);
      expect(wire().sent[0]).not.toHaveProperty('heldFunctions');
      hangInCall('3:1');
      expect(wire().sent).toMatchObject([{ kind: 'open', heldFunctions: ['OUR.F'] }]);
      client.tryAgain();
      expect(wire().sent[0]).not.toHaveProperty('heldFunctions');
    });

    it('does without a module that it does not come back from', () => {
      const leftOut: string[] = [];
      Object.assign(wire(), { leaveOut: (module: string) => leftOut.push(module) });
      wire().reply({ kind: 'importing', module: 'https://crm.example/f.js' });
      pass(30);
      expect(leftOut).toEqual(['https://crm.example/f.js']);
      expect(wires).toHaveLength(2);
      expect(wire().sent[0]).not.toHaveProperty('tellsWork');
    });

    it('says which there are to those who asked before it knew, and none when it is gone', async () => {
      expect(await client.hostFunctions()).toEqual({ functions: [], refused: [] });
      Object.assign(wire(), { hasHostFunctions: true });
      const asked = client.hostFunctions();
      const refused = [problem('hostFunctionNameTaken', { name: 'SUM' })];
      wire().reply({ kind: 'functions', functions: [], refused });
      expect(await asked).toEqual({ functions: [], refused });
    });

    it('leaves nobody waiting who asked which there are', async () => {
      Object.assign(wire(), { hasHostFunctions: true });
      const asked = client.hostFunctions();
      client.dispose();
      expect(await asked).toEqual({ functions: [], refused: [] });
    });
  });

  it('does not keep whoever asked waiting, and is given up when nobody can say what it hangs at', async () => {
    wire().reply({ kind: 'settled', version: 0 });
    const answer = client.evaluate('=HANGS()');
    pass(30);
    expect(await answer).toMatchObject({ kind: 'error' });
    expect(wires).toHaveLength(2);
    pass(30);
    expect(wires).toHaveLength(3);
    pass(30);
    expect(client.status.kind).toBe('failed');
    pass(100);
    expect(wires).toHaveLength(3);
  });
});

describe('the engine client', () => {
  let wires: WireTap[];
  let client: EngineClient;
  let workbook: Workbook;
  const wire = (): WireTap => wires.at(-1) as WireTap;

  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    wires = [];
    client = new EngineClient(
      () => {
        const created = new WireTap();
        wires.push(created);
        return created;
      },
      { licenseKey: 'key' },
    );
    workbook = new Workbook(newWorkbook());
    workbook.subscribe((transaction) => client.apply(transaction));
    client.open(workbook.document, 0, null);
  });
  afterEach(() => vi.restoreAllMocks());

  const rename = (name: string) =>
    workbook.dispatch({ operations: [{ kind: 'setWorkbookName', name }], origin: 'test' });

  it('hands the document and the licence key over', () => {
    expect(wire().sent).toMatchObject([{ kind: 'open', version: 0, licenseKey: 'key' }]);
    expect(client.status.kind).toBe('calculating');
  });

  it('is settled when the last version is, not an earlier one', async () => {
    rename('a');
    const settled = vi.fn();
    const waiting = client.settled().then(settled);
    wire().reply({ kind: 'settled', version: 0 });
    await Promise.resolve();
    expect(settled).not.toHaveBeenCalled();
    wire().reply({ kind: 'settled', version: 1 });
    await waiting;
    expect(client.status).toEqual({ kind: 'idle' });
  });

  it('restarts an engine that died with the current document, and asks again what was not answered', async () => {
    const answer = client.evaluate('=1+1');
    rename('newer');
    const first = wire();
    first.fail(new Error('out of memory'));
    expect(first.terminated).toBe(true);
    expect(wire()).not.toBe(first);
    expect(wire().sent).toMatchObject([
      { kind: 'open', version: 1, document: { name: 'newer' }, computed: null },
      { kind: 'evaluate', formula: '=1+1' },
    ]);
    first.reply({ kind: 'settled', version: 1 });
    expect(client.status.kind).toBe('calculating');
    wire().reply({ kind: 'evaluated', requestId: 1, value: 2 });
    expect(await answer).toBe(2);
  });

  it('lets an engine that starts anew know again which rows views show', async () => {
    const sheetId = workbook.document.sheets[0]!.id;
    const rows = client.orderRows(sheetId);
    wire().reply({ kind: 'ordered', requestId: 1, rows: null });
    await rows;
    wire().fail(new Error('out of memory'));
    expect(wire().sent).toMatchObject([{ kind: 'open' }, { kind: 'orderRows', sheetId }]);
    wire().reply({ kind: 'ordered', requestId: 2, rows: null });
    client.open(workbook.document, 0, null);
    expect(wire().kinds).toEqual(['open']);
  });

  it('gives up when it dies again before anything was settled', async () => {
    const answer = client.evaluate('=1+1');
    const waiting = client.settled();
    wire().reply({ kind: 'failed', version: 0, problem: problem('engineFailed', { detail: 'a bug' }) });
    expect(client.status.kind).toBe('calculating');
    wire().fail(new Error('again'));
    await waiting;
    expect(client.status).toMatchObject({ kind: 'failed', problem: { code: 'engineFailed' } });
    expect(await answer).toMatchObject({ kind: 'error', reason: 'engineFailed' });
    rename('still editable');
    expect(wires).toHaveLength(2);
    expect(wire().kinds).not.toContain('apply');
  });

  it('restarts again after it has worked in between', () => {
    wire().fail(new Error('first'));
    wire().reply({ kind: 'settled', version: 0 });
    wire().fail(new Error('much later'));
    expect(wires).toHaveLength(3);
    expect(client.status.kind).toBe('calculating');
  });

  it('reports progress, stops and goes on', () => {
    const table = workbook.document.sheets[0]?.id as never;
    const progress = { kind: 'column', sheetId: table, columnId: 'c' as never, done: 1, total: 4 } as const;
    wire().reply({ kind: 'progress', version: 0, progress });
    expect(client.status).toMatchObject({ kind: 'calculating', progress: { done: 1, total: 4 } });
    client.cancel();
    wire().reply({ kind: 'cancelled', version: 0 });
    expect(client.status.kind).toBe('stopped');
    client.resume();
    expect(wire().kinds).toEqual(['open', 'cancel', 'resume']);
    expect(client.status.kind).toBe('calculating');
  });

  it('calculates nothing that it only holds until it is asked to, and then the workbook as it is by then', async () => {
    const held = new EngineClient(() => {
      const created = new WireTap();
      wires.push(created);
      return created;
    });
    const before = wires.length;
    held.hold(workbook.document, 0);
    workbook.subscribe((transaction) => held.apply(transaction));
    rename('edited meanwhile');
    expect(held.status).toEqual({ kind: 'stopped', isHeld: true });
    expect(await held.evaluate('=1+1')).toMatchObject({ kind: 'error' });
    await held.settled();
    expect(wires).toHaveLength(before);
    held.resume();
    expect(held.status.kind).toBe('calculating');
    expect(wire().sent).toMatchObject([{ kind: 'open', version: 1, document: { name: 'edited meanwhile' } }]);
  });

  it('answers everything when it is disposed of', async () => {
    const answer = client.evaluate('=1');
    const waiting = client.settled();
    client.dispose();
    await waiting;
    expect(await answer).toMatchObject({ kind: 'error' });
    expect(wire().terminated).toBe(true);
  });
});
