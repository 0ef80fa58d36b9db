import { afterEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../../src/engine/inProcessTransport';
import type { EngineTransport } from '../../../src/engine/protocol';
import { newWorkbookId } from '../../../src/model/ids';
import { writeWorkbookFile } from '../../../src/io/workbookFile';
import { ok } from '../../../src/shared/result';
import { Library, type LibraryOptions } from '../../../src/session/library';
import type { WorkbookSession } from '../../../src/session/workbookSession';
import { MemoryStore } from '../../../src/storage/memoryStore';
import { sampleWorkbook } from '../../support/sampleWorkbook';

/** A store that answers when the test says so, and engines that say what becomes of them. */
class SlowStore extends MemoryStore {
  answer: () => void = () => undefined;

  override async open(...args: Parameters<MemoryStore['open']>): ReturnType<MemoryStore['open']> {
    await new Promise<void>((resolve) => (this.answer = resolve));
    return super.open(...args);
  }
}

function libraryOn(
  store: MemoryStore,
  readFile: LibraryOptions['readFile'] = () => {
    throw new Error('not asked for');
  },
) {
  const engines: { terminated: boolean; readonly sent: string[] }[] = [];
  const engine = (): EngineTransport => {
    const inner = inProcessTransport();
    const known = { terminated: false, sent: [] as string[] };
    engines.push(known);
    return {
      ...inner,
      send(request) {
        known.sent.push(request.kind);
        inner.send(request);
      },
      terminate() {
        known.terminated = true;
        inner.terminate();
      },
    };
  };
  const library = new Library({
    store,
    engine,
    licenseKeys: {},
    readFile,
    openCsvSource: () => {
      throw new Error('no files here');
    },
    joinTabs: null,
    newWorkbookName: () => 'New',
  });
  return { library, engines };
}

describe('opening a workbook', () => {
  let session: WorkbookSession | null = null;
  afterEach(() => session?.close());

  it('starts the engine while the workbook is read, and no second one', async () => {
    const store = new SlowStore();
    const { document } = sampleWorkbook();
    await store.create(document);
    const { library, engines } = libraryOn(store);
    const opening = library.open(document.id, { locale: 'en' });
    await Promise.resolve();
    expect(engines).toEqual([{ terminated: false, sent: [] }]);
    store.answer();
    const opened = await opening;
    if (!opened.ok) throw new Error(opened.problem.code);
    session = opened.value;
    await session.engine.settled();
    expect(engines).toEqual([{ terminated: false, sent: ['open'] }]);
  });

  it('ends the engine when there is nothing to open', async () => {
    const store = new SlowStore();
    const { library, engines } = libraryOn(store);
    const opening = library.open(newWorkbookId(), { locale: 'en' });
    await Promise.resolve();
    store.answer();
    expect(await opening).toMatchObject({ ok: false, problem: { code: 'notFound' } });
    expect(engines).toEqual([{ terminated: true, sent: [] }]);
  });
});

describe('a file that becomes a workbook', () => {
  it('is read elsewhere, whatever it is, and one of ours may take longer', async () => {
    const { document } = sampleWorkbook();
    const asked: unknown[] = [];
    const { library } = libraryOn(new MemoryStore(), async (_file, { name, longestSeconds }) => {
      asked.push([name, longestSeconds]);
      return ok({ document, notes: [] });
    });
    const ours = new File([await writeWorkbookFile(document)], 'mine.worthbook');
    expect((await library.importWorkbook(ours, { locale: 'en' })).ok).toBe(true);
    expect((await library.importWorkbook(new File(['PK'], 'theirs.xlsx'), { locale: 'en' })).ok).toBe(true);
    expect(asked).toEqual([
      ['mine.worthbook', 120],
      ['theirs', undefined],
    ]);
  });
});

describe('a workbook with sample data', () => {
  it('begins with what it has to show, and has no empty sheet', async () => {
    const store = new MemoryStore();
    const library = libraryOn(store).library;
    const created = await library.createSample('customer-value', { locale: 'en' });
    if (!created.ok) throw new Error(created.problem.code);
    const opened = await store.open(created.value);
    if (!opened.ok) throw new Error(opened.problem.code);
    expect(opened.value.document.sheets.map(({ name }) => name)).toEqual(['Customers', 'Value analysis']);
  });
});
