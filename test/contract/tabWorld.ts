import { History } from '../../src/model/history';
import type { WorkbookDocument } from '../../src/model/document';
import type { Operation } from '../../src/model/operation';
import type { ParameterId, WorkbookId } from '../../src/model/ids';
import { Workbook } from '../../src/model/workbook';
import { joinTabs, type TabEnvironment } from '../../src/storage/joinTabs';
import type { SharedPersister } from '../../src/storage/sharedPersister';
import { TabChannel, type ChannelPort } from '../../src/storage/tabChannel';
import { claimWriter, type Locks, type WriterClaim } from '../../src/storage/tabs';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { turn, valueOf, type Disk } from './storeWorld';

/** The browser's locks: one holder a name, the others in the order in which they asked. */
export class BrowserLocks {
  readonly #holders = new Map<string, Promise<void>>();

  readonly locks = {
    request: async (
      name: string,
      options: { ifAvailable?: boolean; signal?: AbortSignal },
      use: (lock: unknown) => unknown,
    ): Promise<unknown> => {
      const holder = this.#holders.get(name);
      if (options.ifAvailable && holder) return use(null);
      const mine = (async () => {
        await holder;
        if (!options.signal?.aborted) await use({ name });
      })();
      this.#holders.set(
        name,
        mine.then(() => undefined),
      );
      void mine.then(() => {
        if (this.#holders.get(name) === settled) this.#holders.delete(name);
      });
      const settled = this.#holders.get(name);
      return mine;
    },
  } as unknown as Locks;
}

/** The browser's channels: what one says the others hear, a turn later and in order. */
export class BrowserChannels {
  #ports: ChannelPort[] = [];

  open(): TabChannel {
    const port: ChannelPort = {
      onmessage: null,
      postMessage: (data: unknown) => {
        if (!this.#ports.includes(port)) return;
        const others = this.#ports.filter((other) => other !== port);
        setImmediate(() => {
          for (const other of others)
            other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent);
        });
      },
      close: () => (this.#ports = this.#ports.filter((other) => other !== port)),
    };
    this.#ports.push(port);
    return new TabChannel(port);
  }
}

/** The tabs of one browser on one disk. */
export class TabBrowser {
  readonly disk: Disk;
  readonly #locks = new BrowserLocks();
  readonly #channels = new BrowserChannels();

  constructor(disk: Disk) {
    this.disk = disk;
  }

  async open(id: WorkbookId): Promise<SharedTab> {
    const store = await this.disk.openDurable();
    const claims: WriterClaim[] = [];
    let isGone = false;
    let channel: TabChannel | null = null;
    const environment: TabEnvironment = {
      openChannel: () => (channel = this.#channels.open()),
      claimWriter: async (claimed) => {
        const claim = await claimWriter(claimed, this.#locks.locks);
        claims.push(claim);
        if (isGone) claim.release();
        return claim;
      },
      scheduler: this.disk.scheduler,
    };
    const joined = await joinTabs(id, store, environment);
    const { document, version } = valueOf(await store.open(id));
    const persister = joined.share(document, version);
    if (!persister) throw new Error('the tabs do not hear each other');
    const endAll = (): void => {
      isGone = true;
      channel?.close();
      store.close();
      for (const claim of claims) claim.release();
    };
    return new SharedTab(store, persister, new Workbook(document, version), endAll, () =>
      claims.some(({ isHeld }) => isHeld),
    );
  }
}

/** A tab with the workbook, which edits and follows. */
export class SharedTab {
  readonly history: History;
  refused = 0;

  constructor(
    readonly store: WorkbookStore,
    readonly persister: SharedPersister,
    readonly workbook: Workbook,
    readonly endAll: () => void,
    readonly mayWrite: () => boolean,
  ) {
    this.history = new History(workbook);
    persister.connect(workbook);
    persister.onRefused((count) => {
      this.refused += count;
      this.history.forget();
    });
  }

  get document(): WorkbookDocument {
    return this.workbook.document;
  }

  edit(...operations: Operation[]): void {
    this.workbook.dispatch({ operations, origin: 'test' });
  }

  async close(): Promise<void> {
    await this.persister.dispose();
    this.endAll();
  }

  /** The page is gone in the middle of whatever it was doing. */
  async crash(): Promise<void> {
    this.endAll();
    for (let i = 0; i < 4; i++) await turn();
  }
}

/** Something that is there once when an edit was carried out, and names it. */
export function mark(name: string): Operation {
  const id = name as ParameterId;
  return {
    kind: 'addParameter',
    parameter: { id, name, label: { en: name, 'zh-CN': name }, kind: 'number', value: 1 },
    after: null,
  };
}

export const marksOf = (document: WorkbookDocument): string[] =>
  document.parameters.map(({ name }) => name).filter((name) => name.startsWith('mark'));

/** Turns until something is so; a test that waits in vain fails. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let turns = 0; turns < 20_000; turns++) {
    if (isSo()) return;
    await turn();
  }
  throw new Error(`never came: ${what}`);
}
