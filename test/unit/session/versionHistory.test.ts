import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineTransport } from '../../../src/engine/protocol';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { lineId } from '../../../src/model/ids';
import { gridCellKey } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import type { Operation } from '../../../src/model/operation';
import { automaticEveryMs } from '../../../src/session/pointKeeper';
import { WorkbookSession } from '../../../src/session/workbookSession';
import { MemoryStore } from '../../../src/storage/memoryStore';
import { sampleWorkbook } from '../../support/sampleWorkbook';

/** Nothing is calculated here. */
const silentEngine = (): EngineTransport => ({
  send: () => undefined,
  onReply: () => undefined,
  onFailure: () => undefined,
  terminate: () => undefined,
});
const startMs = Date.UTC(2026, 4, 20, 12);

describe('the version history of an open workbook', () => {
  let store: MemoryStore;
  let session: WorkbookSession;
  beforeEach(() => {
    vi.useFakeTimers({ now: startMs, toFake: ['Date'] });
    store = new MemoryStore();
  });
  afterEach(async () => {
    await session.close();
    vi.useRealTimers();
  });

  async function open(document = sampleWorkbook().document, readOnly = false): Promise<void> {
    await store.create(document);
    session = new WorkbookSession({
      document,
      engine: silentEngine,
      engineLicenseKey: 'gpl-v3',
      persister: store.persist(document),
      points: store.points,
      backups: null,
      writer: null,
      locale: 'en',
      readOnly,
      openCsvSource: () => {
        throw new Error('no files here');
      },
    });
    // The list of points that are there already has been read by then.
    await session.versions.list();
  }
  const advance = (ms: number): void => void vi.setSystemTime(Date.now() + ms);
  const type = (input: string, row = 1): Operation => ({
    kind: 'setGridCells',
    sheetId: session.workbook.document.sheets[0]!.id,
    cells: { [gridCellKey(lineId(row), lineId(1))]: { input } },
  });
  const edit = (input: string, origin = 'input.type'): void =>
    void session.workbook.dispatch({ operations: [type(input)], origin });
  async function listed() {
    const list = await session.versions.list();
    return list.ok ? list.value : [];
  }

  it('keeps the state a visit began with, and then one every ten minutes of editing', async () => {
    await open();
    const opened = session.workbook.document;
    edit('a');
    edit('b');
    advance(automaticEveryMs - 1);
    edit('c');
    const before = session.workbook.document;
    advance(1);
    edit('d');
    expect((await listed()).map(({ cause, version }) => [cause, version])).toEqual([
      ['automatic', 3],
      ['automatic', 0],
    ]);
    const [second, first] = await Promise.all((await listed()).map(({ id }) => session.versions.read(id)));
    expect(first).toMatchObject({ ok: true, value: opened });
    expect(second).toMatchObject({ ok: true, value: before });
  });

  it('keeps nothing while nobody edits, and nothing of an empty workbook', async () => {
    await open(newWorkbook());
    advance(3 * automaticEveryMs);
    edit('first');
    expect(await listed()).toEqual([]);
    advance(automaticEveryMs);
    expect(await listed()).toEqual([]);
  });

  it('keeps the state before imports, templates and restorations however soon they come', async () => {
    await open();
    edit('a');
    edit('b', 'import.csv');
    edit('c', 'template.apply');
    expect((await listed()).map(({ cause }) => cause).sort()).toEqual([
      'automatic',
      'beforeImport',
      'beforeTemplate',
    ]);
  });

  it('keeps the state of now under a name, and refuses a name that is none', async () => {
    await open();
    edit('a');
    const heard = vi.fn();
    session.versions.onChange(heard);
    expect(await session.runCommand('versions.keep', { name: '  Review  ' })).toMatchObject({ ok: true });
    expect(heard).toHaveBeenCalled();
    const named = (await listed()).find(({ cause }) => cause === 'named');
    expect(named).toMatchObject({ name: 'Review', version: 1 });
    expect(await session.runCommand('versions.keep', { name: ' ' })).toMatchObject({
      problem: { code: 'nameEmpty' },
    });
    await session.runCommand('versions.rename', { pointId: named!.id, name: '' });
    expect((await listed()).find(({ id }) => id === named!.id)?.name).toBeNull();
  });

  it('compares any two of them, whatever the workbook is by now', async () => {
    await open();
    for (const name of ['one', 'two']) {
      edit(name);
      await session.runCommand('versions.keep', { name });
    }
    edit('much later');
    const idOf = async (wanted: string) => (await listed()).find(({ name }) => name === wanted)!.id;
    const [one, two] = [await idOf('one'), await idOf('two')];
    expect(await session.versions.compare(one, two)).toMatchObject({
      ok: true,
      value: { sheets: [{ kind: 'changed', cells: 1 }] },
    });
    expect(await session.versions.compare(one, one)).toMatchObject({ ok: true, value: { sheets: [] } });
  });

  it('restores in one step that undo takes back, and keeps the state before it', async () => {
    await open();
    edit('a');
    await session.runCommand('versions.keep', { name: 'then' });
    const then = session.workbook.document;
    session.workbook.dispatch({
      operations: [type('later', 5), { kind: 'removeSheet', sheetId: then.sheets[1]!.id }],
      origin: 'sheets.remove',
    });
    const now = session.workbook.document;
    const pointId = (await listed()).find(({ name }) => name === 'then')!.id;
    expect(await session.versions.compare(pointId, null)).toMatchObject({
      ok: true,
      value: { sheets: [{ kind: 'changed', cells: 1 }, { kind: 'removed' }] },
    });
    expect(await session.runCommand('versions.restore', { pointId })).toMatchObject({ ok: true });
    expect(canonicalDocument(session.workbook.document)).toEqual(canonicalDocument(then));
    expect((await listed()).map(({ cause }) => cause)).toContain('beforeRestore');
    await session.runCommand('history.undo');
    expect(canonicalDocument(session.workbook.document)).toEqual(canonicalDocument(now));
  });

  it('is only looked at where nothing may be changed', async () => {
    await open(sampleWorkbook().document, true);
    expect(session.isCommandEnabled('view.versions')).toBe(true);
    expect(session.isCommandEnabled('versions.keep')).toBe(false);
    expect(session.isCommandEnabled('versions.restore')).toBe(false);
  });
});
