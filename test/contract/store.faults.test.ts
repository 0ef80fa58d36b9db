import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { nowRunning } from '../support/hangWatch';
import { quietConsole } from '../support/quietConsole';
import { isSoak, recordFigure, testTimeoutMs } from '../support/testSize';
import { gridEdit, sampleWorkbook } from './storeEdits';
import { FaultPlan, faults, type Fault } from './storeFaults';
import { furtherScenarios } from './storeFurtherScenarios';
import { closeAndOpen, createAndOpen, type Page, type Scenario } from './storePage';
import { scenarioBytesPerWrite, scenarios } from './storeScenarios';
import { Disk, Editing, expectSame, turn, valueOf, Witness } from './storeWorld';

const sample = sampleWorkbook().document;
const played = { ...scenarios, ...(isSoak ? furtherScenarios : {}) };

let plan: FaultPlan;
quietConsole();
afterEach(() => plan.uninstall());

/** Runs a scenario with one thing going wrong. `null`: nothing does. */
async function run(scenario: Scenario, fault: Fault | null, at: number): Promise<Page> {
  plan = new FaultPlan(fault, at);
  const disk = new Disk({ bytesPerWrite: scenarioBytesPerWrite });
  const page: Page = {
    disk,
    witness: new Witness(),
    document: sample,
    editing: null,
    isCreated: false,
    kept: new Map(),
  };
  page.witness.versions.set(0, page.document);
  let isDone = false;
  const running = (async () => {
    const opened = await disk.openStore();
    if (opened.kind === 'durable') await scenario(page, opened.store);
  })().finally(() => (isDone = true));
  while (!isDone && !plan.hasCrashed) {
    await turn();
    if (!plan.isHanging) continue;
    disk.scheduler.advance(1000);
    const state = page.editing?.persister.state;
    // Told within a second, whether or not it turns out to be a failure.
    if (state?.kind === 'saving') expect(state.stalled).toBe(true);
    disk.scheduler.advance(10_000);
  }
  if (plan.hasCrashed) {
    page.witness.isDeaf = true;
    disk.crash();
  } else {
    await running;
  }
  return page;
}

/** The page comes up again on what is on the disk. */
async function checkAfterRestart(page: Page): Promise<void> {
  const store = await page.disk.openDurable();
  const opened = await store.open(page.document.id);
  if (!opened.ok) {
    expect(opened.problem.code).toBe('notFound');
    expect(page.isCreated).toBe(false);
    return;
  }
  expect(opened.value.damaged).toEqual([]);
  page.witness.recognises(opened.value);
  for (const [id, document] of page.kept) {
    const read = valueOf(await store.points.read(page.document.id, id));
    expect(read.damaged).toEqual([]);
    expectSame(read.document, document);
  }
  // It goes on from there as if nothing had happened.
  const editing = await Editing.open(store, page.document.id, page.witness);
  await editing.save(gridEdit(page.document, 'life goes on', 9));
  await editing.persister.fold();
  expect(editing.persister.state.kind).toBe('saved');
  const again = valueOf(await (await page.disk.openDurable()).open(page.document.id));
  page.witness.recognises(again);
}

async function checkFault(scenario: Scenario, fault: Fault, at: number): Promise<void> {
  const page = await run(scenario, fault, at);
  expect(plan.isReached).toBe(true);
  const { editing } = page;
  const state = editing?.persister.state;
  plan.end();
  if (editing && state && !plan.hasCrashed) {
    expect(['saved', 'failed']).toContain(state.kind);
    if (state.kind === 'saved') expect(state.version).toBe(editing.workbook.version);
    await editing.persister.retry();
    expect(editing.persister.state).toMatchObject({ kind: 'saved', version: editing.workbook.version });
  }
  await checkAfterRestart(page);
  page.disk.closeAll();
  plan.uninstall();
}

/** Strikes so far, of every kind and scenario together, and how many of these held through all of theirs. */
let strikes = 0;
let held = 0;
afterAll(() => {
  const scenarioCount = Object.keys(played).length;
  if (held < scenarioCount * faults.length) return;
  recordFigure('n-th storage operation fails', { scenarios: scenarioCount, strikes, torn: 0, lost: 0 });
});

describe.each(Object.entries(played))('%s', (name, scenario) => {
  it('goes well when nothing fails', async () => {
    const page = await run(scenario, null, Infinity);
    expect(page.editing?.persister.state).toMatchObject({
      kind: 'saved',
      version: page.editing?.workbook.version,
    });
    await checkAfterRestart(page);
  });

  it.each(faults)(
    'tears and loses nothing, and says nothing false, when the n-th operation meets: %s',
    async (fault) => {
      await run(scenario, null, Infinity);
      const { count } = plan;
      plan.uninstall();
      for (let at = 1; at <= count; at++) {
        nowRunning(`${name}: ${fault} at operation ${at}`);
        try {
          await checkFault(scenario, fault, at);
        } catch (error) {
          throw new Error(`${fault} at operation ${at} of ${count}`, { cause: error });
        }
        strikes++;
      }
      held++;
    },
    testTimeoutMs(120_000),
  );
});

it.each(faults)(
  'leaves no half of an edit behind, closed at once when the n-th operation meets: %s',
  async (fault) => {
    const creating: Scenario = async (page, store) => void (await createAndOpen(page, store));
    const closing: Scenario = async (page, store) => {
      const editing = await createAndOpen(page, store);
      if (!editing) return;
      editing.edit(gridEdit(page.document, 'the last thing'));
      await closeAndOpen(page);
    };
    const counts: number[] = [];
    for (const scenario of [creating, closing]) {
      await run(scenario, null, Infinity);
      counts.push(plan.count);
      plan.uninstall();
    }
    const [first = 0, last = 0] = counts;
    expect(last).toBeGreaterThan(first);
    for (let at = first + 1; at <= last; at++) {
      const page = await run(closing, fault, at);
      plan.end();
      await checkAfterRestart(page);
      page.disk.closeAll();
      plan.uninstall();
    }
  },
);
