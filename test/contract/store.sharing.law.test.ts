import { expect, it } from 'vitest';
import { eachSeed } from '../support/eachSeed';
import { quietConsole } from '../support/quietConsole';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { anyEdit, sampleWorkbook } from './storeEdits';
import { Disk, expectSame, turn, valueOf } from './storeWorld';
import { mark, marksOf, TabBrowser, until, type SharedTab } from './tabWorld';

const tabCount = 8;
const seeds = testSize(10, 500);
const stepsPerSeed = testSize(50, 120);

quietConsole();

/**
 * What all tabs were told. Every edit carries a mark that is in the workbook as long as the edit is; a mark that was in
 * a tab when it said "saved" has to be in every workbook from then on, unless that edit was undone.
 */
class Book {
  /** By mark, the tab that made it. */
  readonly made = new Map<string, SharedTab>();
  readonly acknowledged = new Set<string>();
  readonly undone = new Set<string>();
  readonly crashed = new Set<SharedTab>();

  watch(tab: SharedTab): void {
    tab.persister.onState(({ kind }) => {
      if (kind === 'saved') for (const name of marksOf(tab.document)) this.acknowledged.add(name);
    });
  }

  holds(document: SharedTab['document']): void {
    const found = marksOf(document);
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((name) => !this.made.has(name))).toEqual([]);
    const lost = [...this.acknowledged].filter((name) => !found.includes(name) && !this.undone.has(name));
    expect(lost).toEqual([]);
    // What is missing without a crash was refused in words.
    const missing = new Map<SharedTab, number>();
    for (const [name, tab] of this.made)
      if (!this.crashed.has(tab) && !this.undone.has(name) && !found.includes(name))
        missing.set(tab, (missing.get(tab) ?? 0) + 1);
    for (const [tab, count] of missing) expect(count).toBeLessThanOrEqual(tab.refused);
  }
}

interface Counts {
  edits: number;
  crashes: number;
  refused: number;
}

async function runSeed(seed: number): Promise<Counts> {
  const dice = diceOf(seed);
  const disk = new Disk();
  const browser = new TabBrowser(disk);
  const { document } = sampleWorkbook();
  valueOf(await (await disk.openDurable()).create(document));
  const book = new Book();
  const tabs: (SharedTab | null)[] = Array.from({ length: tabCount }, () => null);
  const counts: Counts = { edits: 0, crashes: 0, refused: 0 };

  const openAt = async (index: number): Promise<SharedTab> => {
    const tab = await browser.open(document.id);
    book.watch(tab);
    tabs[index] = tab;
    return tab;
  };
  const edit = (tab: SharedTab): void => {
    const name = `mark${counts.edits++}`;
    book.made.set(name, tab);
    tab.edit(anyEdit(tab.document, dice), mark(name));
  };
  const undo = (tab: SharedTab): void => {
    const before = marksOf(tab.document);
    if (dice(3) > 0) tab.history.undo();
    else tab.history.redo();
    const after = marksOf(tab.document);
    for (const name of before) if (!after.includes(name)) book.undone.add(name);
  };
  const end = async (index: number, tab: SharedTab): Promise<void> => {
    tabs[index] = null;
    counts.refused += tab.refused;
    if (dice(2) === 0) return tab.close();
    counts.crashes++;
    book.crashed.add(tab);
    await tab.crash();
  };

  for (let step = 0; step < stepsPerSeed; step++) {
    const index = dice(tabCount);
    const tab = tabs[index] ?? (await openAt(index));
    switch (dice(12)) {
      case 0:
        await end(index, tab);
        break;
      case 1:
        undo(tab);
        break;
      case 2:
        await tab.persister.flushed();
        expect(tab.persister.state.kind).toBe('saved');
        break;
      case 3:
        await tab.persister.fold();
        break;
      case 4:
        for (let turns = dice(30); turns > 0; turns--) await turn();
        break;
      default:
        // All that are open, at once.
        for (const other of tabs) if (other && (other === tab || dice(3) === 0)) edit(other);
    }
  }
  const open = tabs.filter((tab) => tab !== null);
  for (const tab of open) await tab.persister.flushed();
  const stored = valueOf(await (await disk.openDurable()).open(document.id));
  expect(stored.damaged).toEqual([]);
  book.holds(stored.document);
  const shown = marksOf(stored.document).length;
  // As when they are looked at again: a tab that crashed may not have said what it saved last.
  for (const tab of open) tab.persister.holdStill(false);
  await until(() => open.every((tab) => marksOf(tab.document).length === shown), 'all tabs agree');
  for (let turns = 0; turns < 100; turns++) await turn();
  for (const tab of open) {
    expect(tab.persister.state.kind).toBe('saved');
    expectSame(tab.document, stored.document);
    counts.refused += tab.refused;
    await tab.close();
  }
  disk.closeAll();
  return counts;
}

it(
  'eight tabs that edit at once, undo, close and crash lose nothing they were told is saved, and agree',
  async () => {
    const total: Counts = { edits: 0, crashes: 0, refused: 0 };
    await eachSeed(seeds, async (seed) => {
      const { edits, crashes, refused } = await runSeed(seed);
      total.edits += edits;
      total.crashes += crashes;
      total.refused += refused;
    });
    expect(total.crashes).toBeGreaterThan(seeds / 2);
    recordFigure('8 tabs that edit at once, with crashes', { seeds, firstSeed, ...total, lost: 0 });
  },
  testTimeoutMs(60_000),
);
