import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostConnection } from '../../../src/embed/hostConnection';
import { inProcessTransport } from '../../../src/engine/inProcessTransport';
import { Library } from '../../../src/session/library';
import { problemText } from '../../../src/i18n/problemText';
import type { WorkbookSession } from '../../../src/session/workbookSession';
import { galleryOfHost } from '../../../src/session/templating/hostTemplates';
import type { Dispose } from '../../../src/shared/disposable';
import { problem } from '../../../src/shared/problems';
import { MemoryStore } from '../../../src/storage/memoryStore';
import { margin, ourTemplates } from '../../hosts/ourTemplates.js';
import type { WorkbookPort } from '../../../src/ui/workbookPort';
import { sampleWorkbook } from '../../support/sampleWorkbook';

async function open(
  functions: readonly unknown[] = [],
  templates: readonly unknown[] = [],
): Promise<WorkbookSession> {
  const store = new MemoryStore();
  const { document } = sampleWorkbook();
  await store.create(document);
  const library = new Library({
    store,
    engine: () => inProcessTransport(functions),
    licenseKeys: {},
    readFile: () => {
      throw new Error('no files here');
    },
    openCsvSource: () => {
      throw new Error('no files here');
    },
    joinTabs: null,
    gallery: galleryOfHost(templates).gallery,
    newWorkbookName: () => 'New',
  });
  const opened = await library.open(document.id, { locale: 'en' });
  if (!opened.ok) throw new Error(opened.problem.code);
  // The engine's code is on its way, and has to have come before the test ends.
  await opened.value.engine.settled();
  return opened.value;
}

describe('what a host hears of a workbook, and asks of it', () => {
  let session: WorkbookSession;
  let connection: HostConnection;
  beforeEach(async () => {
    session = await open();
    connection = new HostConnection(() => 'en');
  });
  afterEach(async () => {
    connection.dispose();
    await session.close();
    vi.restoreAllMocks();
  });

  /** The session as a host's connection sees it, with a part that does what a test needs. */
  const sessionWith = (part: object): WorkbookPort => {
    const { workbook, saving, engine } = session;
    const refusedFunctions = () => Promise.resolve([]);
    return { workbook, saving, engine, refusedFunctions, ...part } as unknown as WorkbookPort;
  };

  it('says every change with its operations, as plain data', () => {
    const changes = vi.fn();
    connection.on('change', changes);
    connection.workbookShown(session);
    const operations = [{ kind: 'setWorkbookName', name: 'Renamed' }] as const;
    session.workbook.dispatch({ operations, origin: 'workbook.rename' });
    expect(changes.mock.calls).toMatchObject([
      [
        {
          workbook: session.workbook.document.id,
          version: 1,
          origin: 'workbook.rename',
          source: 'user',
          operations,
        },
      ],
    ]);
    expect(structuredClone(changes.mock.calls[0]?.[0])).toEqual(changes.mock.calls[0]?.[0]);
  });

  it('says the state of saving when a workbook is shown', () => {
    const states = vi.fn();
    connection.on('saveState', states);
    connection.workbookShown(session);
    expect(states.mock.calls).toEqual([[{ state: 'unsaved', reason: null }]]);
  });

  it('says each state of saving as it comes, and why nothing is saved', () => {
    const states = vi.fn();
    connection.on('saveState', states);
    const saving = { state: { kind: 'saved' } as object, onState: vi.fn<(tell: () => void) => Dispose>() };
    saving.onState.mockReturnValue(() => undefined);
    connection.workbookShown(sessionWith({ saving }));
    saving.state = { kind: 'unsaved', reason: 'quota' };
    saving.onState.mock.calls[0]?.[0]();
    expect(states.mock.calls).toEqual([
      [{ state: 'saved', reason: null }],
      [{ state: 'unsaved', reason: 'quota' }],
    ]);
  });

  it('says when nothing is calculated any more, in words', () => {
    const problems = vi.fn();
    connection.on('problem', problems);
    const engine = { status: { kind: 'idle' } as object, onStatus: vi.fn<(tell: () => void) => Dispose>() };
    engine.onStatus.mockReturnValue(() => undefined);
    connection.workbookShown(sessionWith({ engine }));
    const tell = engine.onStatus.mock.calls[0]?.[0];
    tell?.();
    expect(problems).not.toHaveBeenCalled();
    const failure = problem('engineFailed', { detail: 'gone' });
    engine.status = { kind: 'failed', problem: failure };
    tell?.();
    expect(problems.mock.calls).toEqual([[{ code: 'engineFailed', message: problemText('en', failure) }]]);
  });

  it('says where a template of the host is wrong, and why', () => {
    const problems = vi.fn();
    connection.on('problem', problems);
    const { refused } = galleryOfHost(ourTemplates);
    for (const each of refused) connection.templateRefused(each);
    expect(problems.mock.calls).toEqual([
      [
        {
          code: 'templateInvalid',
          message: expect.stringContaining('this key is not part of the format') as string,
          place: 'templates.1.onOpen',
        },
      ],
    ]);
  });

  describe('with a template of its own', () => {
    const columns = () =>
      session.workbook.document.sheets.flatMap((sheet) =>
        sheet.kind === 'table' ? sheet.columns.map(({ name }) => name) : [],
      );
    beforeEach(async () => {
      await session.close();
      session = await open([], [margin]);
      connection.workbookShown(session);
    });

    it('applies it by a command, as one step, and the workbook keeps its file', async () => {
      const applied = vi.fn();
      connection.on('templateApplied', applied);
      expect(connection.commands().map(({ id }) => id)).not.toContain('template.apply');
      const parameters = { share: 0.5 };
      expect(await connection.run('template.apply', { template: 'our-margin', parameters })).toEqual({
        ok: true,
      });
      expect(columns()).toContain('Our margin');
      expect(applied.mock.calls).toEqual([[{ template: 'our-margin', version: '1.0.0' }]]);
      const { parameters: made, templates } = session.workbook.document;
      expect(made.find(({ name }) => name === 'MarginShare')?.value).toBe(0.5);
      expect(templates[0]?.source).toMatchObject({ id: 'our-margin' });
      session.history.undo();
      expect(columns()).not.toContain('Our margin');
    });

    it('applies the version of now where an earlier one stands, and built-in ones as well', async () => {
      await connection.run('template.apply', { template: 'our-margin' });
      const { document } = session.workbook;
      await session.close();
      session = await open([], [{ ...margin, version: '1.1.0' }]);
      const earlier = document.templates[0];
      session.workbook.dispatch({
        operations: [{ kind: 'setTemplate', templateId: 'our-margin', applied: earlier ?? null }],
        origin: 'test',
      });
      connection.workbookShown(session);
      await connection.run('template.apply', { template: 'our-margin' });
      expect(session.workbook.document.templates).toMatchObject([{ id: 'our-margin', version: '1.1.0' }]);
    });

    it.each([
      ['no template', { template: 'none' }, 'notFound'],
      ['no field', { template: 'our-margin', mapping: { nothing: 'Revenue' } }, 'notFound'],
      ['no column', { template: 'our-margin', mapping: { revenue: 'Nowhere' } }, 'notFound'],
      ['no arguments', undefined, 'internal'],
    ])('is refused for %s, and changes nothing', async (_, args, code) => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const before = session.workbook.document;
      expect(await connection.run('template.apply', args)).toMatchObject({ ok: false, problem: { code } });
      expect(session.workbook.document).toBe(before);
    });
  });

  it('says why functions of the host were refused, each time a workbook is shown', async () => {
    const problems = vi.fn();
    connection.on('problem', problems);
    connection.workbookShown(session);
    const withFunctions = await open([{ name: 'NO.ROW' }]);
    connection.workbookShown(withFunctions);
    await expect
      .poll(() => problems.mock.calls)
      .toMatchObject([[{ code: 'hostFunctionMalformed', message: expect.stringContaining('NO.ROW') }]]);
    connection.workbookShown(null);
    await withFunctions.close();
  });

  it('names the sheet of a selection', () => {
    const selections = vi.fn();
    connection.on('selection', selections);
    connection.workbookShown(session);
    const [sheet] = session.workbook.document.sheets;
    if (!sheet) throw new Error('no sheet');
    const place = { fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0, activeRow: 1, activeColumn: 0 };
    connection.selectionChanged({ sheetId: sheet.id, ...place });
    connection.selectionChanged(null);
    expect(selections.mock.calls).toEqual([[{ sheet: sheet.name, ...place }], [null]]);
  });

  it('runs commands, and gives a refusal back in words', async () => {
    connection.workbookShown(session);
    expect(connection.commands().find(({ id }) => id === 'history.undo')).toMatchObject({
      title: 'Undo',
      isEnabled: true,
    });
    expect(connection.commands().find(({ id }) => id === 'cells.clear')).toMatchObject({ isEnabled: false });
    expect(await connection.run('workbook.rename', { name: 'By the host' })).toEqual({ ok: true });
    expect(session.workbook.document.name).toBe('By the host');
    const refused = await connection.run('workbook.rename', { name: ' ' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'nameEmpty' } });
    if (refused.ok) return;
    expect(refused.problem.message.length).toBeGreaterThan(10);
  });

  it.each([undefined, null, 7, 'x', {}, { name: null }, { name: { length: 1 } }])(
    'changes nothing when a command is given %j',
    async (args) => {
      vi.spyOn(console, 'error').mockReturnValue();
      connection.workbookShown(session);
      const before = session.workbook.document;
      expect(await connection.run('workbook.rename', args)).toMatchObject({ ok: false });
      expect(session.workbook.document).toBe(before);
    },
  );

  it('answers when there is no workbook, and no such command', async () => {
    expect(connection.commands()).toEqual([]);
    expect(await connection.run('history.undo', undefined)).toMatchObject({ ok: false });
    await expect(connection.save()).rejects.toThrow('Worthbook');
    connection.workbookShown(session);
    expect(await connection.run('no.such', undefined)).toMatchObject({
      ok: false,
      problem: { code: 'notFound' },
    });
  });

  it('goes on when a listener of the host throws, and calls that one no more', () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue();
    const broken = vi.fn(() => {
      throw new Error('of the host');
    });
    const other = vi.fn();
    connection.on('change', broken);
    connection.on('change', other);
    connection.workbookShown(session);
    for (const name of ['A', 'B'])
      session.workbook.dispatch({ operations: [{ kind: 'setWorkbookName', name }], origin: 'test' });
    expect(session.workbook.document.name).toBe('B');
    expect([broken, other].map(({ mock }) => mock.calls.length)).toEqual([1, 2]);
    expect(complaints).toHaveBeenCalledOnce();
  });

  it('passes on what the person was told, and nothing once the workbook is closed', () => {
    const heard = vi.fn();
    connection.onAny(heard);
    connection.problemShown(problem('nameEmpty'), 'Give it a name.');
    connection.workbookShown(session);
    connection.workbookShown(null);
    session.workbook.dispatch({ operations: [{ kind: 'setWorkbookName', name: 'Later' }], origin: 'test' });
    expect(heard.mock.calls.map(([name]) => name as string)).toEqual(['problem', 'saveState']);
    expect(heard.mock.calls[0]).toEqual(['problem', { code: 'nameEmpty', message: 'Give it a name.' }]);
  });

  it('says nothing more once it is taken off the page, whatever still ends', () => {
    const heard = vi.fn();
    connection.onAny(heard);
    connection.on('problem', heard);
    connection.workbookShown(session);
    heard.mockClear();
    connection.dispose();
    connection.problemShown(problem('nameEmpty'), 'Give it a name.');
    connection.selectionChanged(null);
    connection.workbookShown(session);
    connection.emit('ready', undefined);
    expect(heard).not.toHaveBeenCalled();
    connection.workbookShown(null);
  });
});
