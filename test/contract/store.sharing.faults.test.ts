import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { nowRunning } from '../support/hangWatch';
import { quietConsole } from '../support/quietConsole';
import { isSoak, recordFigure, testTimeoutMs } from '../support/testSize';
import { gridEdit, importRows, sampleWorkbook } from './storeEdits';
import { FaultPlan, faults, type Fault } from './storeFaults';
import { Disk, expectSame, turn, valueOf } from './storeWorld';
import { mark, marksOf, TabBrowser, until, type SharedTab } from './tabWorld';

const { document: sample } = sampleWorkbook();
const mostTurns = 5_000;

let plan: FaultPlan;
quietConsole();
afterEach(() => plan.uninstall());

/** Two tabs on one workbook, and every mark that was in one of them when it said that all is saved. */
class TwoTabs {
  readonly acknowledged = new Set<string>();
  private constructor(
    readonly disk: Disk,
    readonly tabs: readonly SharedTab[],
  ) {
    for (const tab of tabs)
      tab.persister.onState(({ kind }) => {
        if (kind === 'saved') for (const name of marksOf(tab.document)) this.acknowledged.add(name);
      });
  }

  static async open(): Promise<TwoTabs> {
    const disk = new Disk();
    valueOf(await (await disk.openDurable()).create(sample));
    const browser = new TabBrowser(disk);
    return new TwoTabs(disk, [await browser.open(sample.id), await browser.open(sample.id)]);
  }

  /** Until nobody is saving any more: everything is saved, or said not to be. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < mostTurns; turns++) {
      await turn();
      if (plan.hasCrashed) return;
      // A database that hangs, and a tab that cannot let the right to write go, are given up after a while.
      if ((plan.isHanging || turns > 100) && turns % 20 === 0) this.disk.scheduler.advance(1_000);
      if (turns > 20 && this.tabs.every(({ persister }) => persister.state.kind !== 'saving')) return;
    }
    throw new Error(`still saving: ${this.tabs.map(({ persister }) => persister.state.kind).join()}`);
  }

  /** Both edit, by turns and at once, and the right to write goes back and forth. */
  async edit(): Promise<void> {
    const [first, second] = this.tabs as [SharedTab, SharedTab];
    first.edit(mark('mark-1'));
    second.edit(mark('mark-2'), gridEdit(second.document, 'second'));
    await this.settle();
    if (plan.hasCrashed) return;
    second.edit(importRows(second.document, 600), mark('mark-3'));
    first.edit(importRows(first.document, 2), mark('mark-4'));
    await this.settle();
  }
}

async function run(fault: Fault | null, at: number): Promise<TwoTabs> {
  const both = await TwoTabs.open();
  plan = new FaultPlan(fault, at);
  await both.edit();
  return both;
}

async function checkFault(fault: Fault, at: number): Promise<void> {
  const both = await run(fault, at);
  const { disk, tabs } = both;
  const acknowledged = new Set(both.acknowledged);
  plan.end();
  if (plan.hasCrashed) {
    disk.crash();
    for (const tab of tabs) await tab.crash();
  } else {
    // Whoever has the right to write goes first: the other one waits for it.
    for (const tab of [...tabs].sort((a, b) => Number(b.mayWrite()) - Number(a.mayWrite()))) {
      await tab.persister.retry();
      await both.settle();
    }
    for (const { persister } of tabs) expect(persister.state.kind).toBe('saved');
  }
  const { document, damaged } = valueOf(await (await disk.openDurable()).open(sample.id));
  expect(damaged).toEqual([]);
  const found = marksOf(document);
  expect(new Set(found).size).toBe(found.length);
  expect([...acknowledged].filter((name) => !found.includes(name))).toEqual([]);
  if (!plan.hasCrashed) {
    // As when they are looked at again.
    for (const tab of tabs) tab.persister.holdStill(false);
    const agree = (tab: SharedTab): boolean => marksOf(tab.document).length === found.length;
    await until(() => tabs.every(agree), 'both tabs agree');
    for (const tab of tabs) expectSame(tab.document, document);
  }
  disk.closeAll();
  plan.uninstall();
}

/** What fails otherwise than these does not fail in another place. */
const struck = isSoak ? faults : faults.filter((fault) => fault !== 'unknown' && fault !== 'quota');

describe('two tabs on one workbook', () => {
  let [strikes, held] = [0, 0];
  afterAll(() => {
    if (held === struck.length)
      recordFigure('n-th storage operation fails in two tabs', { strikes, torn: 0, lost: 0 });
  });

  it.each(struck)(
    'tear and lose nothing, and agree, when the n-th operation meets: %s',
    async (fault) => {
      await run(null, Infinity);
      const { count } = plan;
      plan.uninstall();
      for (let at = 1; at <= count; at++) {
        nowRunning(`two tabs: ${fault} at operation ${at}`);
        try {
          await checkFault(fault, at);
        } catch (error) {
          throw new Error(`${fault} at operation ${at} of ${count}`, { cause: error });
        }
        strikes++;
      }
      held++;
    },
    testTimeoutMs(60_000),
  );
});
