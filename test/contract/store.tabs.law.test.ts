import { expect, it } from 'vitest';
import { claimWriter, type WriterClaim } from '../../src/storage/tabs';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { eachSeed } from '../support/eachSeed';
import { quietConsole } from '../support/quietConsole';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { anyEdit, sampleWorkbook } from './storeEdits';
import { Disk, Editing, turn, valueOf, Witness } from './storeWorld';
import { BrowserLocks } from './tabWorld';

const tabCount = 8;
const seeds = testSize(10, 500);
const stepsPerSeed = 150;

quietConsole();

/** A tab: it waits for the right to write, or has it and edits. */
interface Tab {
  readonly store: WorkbookStore;
  readonly claim: WriterClaim;
  readonly witness: Witness;
  editing: Editing | null;
}

async function runSeed(seed: number): Promise<{ edits: number; crashes: number }> {
  const dice = diceOf(seed);
  const disk = new Disk();
  const browser = new BrowserLocks();
  const { document } = sampleWorkbook();
  valueOf(await (await disk.openDurable()).create(document));
  /** What every tab saw and was told; one book for all, as one person looks at all of them. */
  const book = new Witness();
  const tabs: (Tab | null)[] = Array.from({ length: tabCount }, () => null);
  let [edits, crashes] = [0, 0];

  const open = async (index: number): Promise<void> => {
    const store = await disk.openDurable();
    tabs[index] = {
      store,
      claim: await claimWriter(document.id, browser.locks),
      witness: new Witness(),
      editing: null,
    };
  };
  /** A tab that has the right and does not edit yet opens the workbook as it is stored by now. */
  const begin = async (tab: Tab): Promise<void> => {
    book.recognises(valueOf(await tab.store.open(document.id)));
    tab.editing = await Editing.open(tab.store, document.id, tab.witness);
    for (const [version, state] of tab.witness.versions) book.versions.set(version, state);
    // A version that nobody was told of may have come to nothing: what is written now takes its number.
    tab.editing.workbook.subscribe(({ version, after }) => book.versions.set(version, after));
    tab.editing.persister.onState((state) => {
      if (!tab.witness.isDeaf) book.heard(state);
    });
  };
  const letGo = async (tab: Tab, how: 'close' | 'crash'): Promise<void> => {
    if (how === 'close') await tab.editing?.persister.dispose();
    else crashes++;
    tab.witness.isDeaf = true;
    tab.store.close();
    tab.claim.release();
    for (let i = 0; i < 4; i++) await turn();
  };

  book.versions.set(0, document);
  for (let step = 0; step < stepsPerSeed; step++) {
    const index = dice(tabCount);
    const tab = tabs[index];
    if (!tab) await open(index);
    const writer = tabs.find((other) => other?.claim.isHeld);
    if (!writer) continue;
    if (!writer.editing) await begin(writer);
    const { editing } = writer;
    if (!editing) continue;
    expect(tabs.filter((other) => other?.claim.isHeld)).toHaveLength(1);
    switch (dice(8)) {
      case 0: {
        const how = dice(2) === 0 ? 'crash' : 'close';
        tabs[tabs.indexOf(writer)] = null;
        await letGo(writer, how);
        break;
      }
      case 1:
        if (tab && tab !== writer) {
          tabs[index] = null;
          await letGo(tab, 'crash');
        }
        break;
      case 2:
        await editing.persister.flushed();
        expect(editing.persister.state.kind).toBe('saved');
        break;
      case 3:
        await editing.persister.fold();
        break;
      default:
        editing.edit(anyEdit(editing.workbook.document, dice));
        edits++;
    }
  }
  for (const tab of tabs) if (tab) await letGo(tab, 'close');
  book.recognises(valueOf(await (await disk.openDurable()).open(document.id)));
  disk.closeAll();
  return { edits, crashes };
}

it(
  'eight tabs that edit by turns, close and crash lose nothing they were told is saved, and agree',
  async () => {
    const total = { edits: 0, crashes: 0 };
    await eachSeed(seeds, async (seed) => {
      const { edits, crashes } = await runSeed(seed);
      total.edits += edits;
      total.crashes += crashes;
    });
    expect(total.crashes).toBeGreaterThan(seeds);
    recordFigure('8 tabs of random edits with crashes', { seeds, firstSeed, ...total, lost: 0 });
  },
  testTimeoutMs(60_000),
);
