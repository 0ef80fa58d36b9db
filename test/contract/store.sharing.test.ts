import { describe, expect, it } from 'vitest';
import { quietConsole } from '../support/quietConsole';
import {
  firstGrid,
  gridChunks,
  gridEdit,
  importRows,
  insertLines,
  sampleWorkbook,
  tableEdit,
} from './storeEdits';
import { Disk, expectSame, tamper, turn, valueOf } from './storeWorld';
import { axisLength, lineIdAt } from '../../src/model/axis';
import { gridCell } from '../../src/model/lookup';
import type { WorkbookDocument } from '../../src/model/document';
import { joinTabs } from '../../src/storage/joinTabs';
import { claimWriter } from '../../src/storage/tabs';
import { BrowserChannels, BrowserLocks, mark, marksOf, TabBrowser, until, type SharedTab } from './tabWorld';

quietConsole();

const { document: sample } = sampleWorkbook();

async function twoTabs(): Promise<{ disk: Disk; browser: TabBrowser; first: SharedTab; second: SharedTab }> {
  const disk = new Disk();
  valueOf(await (await disk.openDurable()).create(sample));
  const browser = new TabBrowser(disk);
  const first = await browser.open(sample.id);
  return { disk, browser, first, second: await browser.open(sample.id) };
}

const firstTableLength = (document: WorkbookDocument): number => {
  const table = document.sheets.find((sheet) => sheet.kind === 'table');
  return table ? axisLength(table.rows) : 0;
};
/** What stands in a cell, by its place on the screen. */
const shownAt = (document: WorkbookDocument, row: number, column: number): unknown => {
  const grid = firstGrid(document);
  return gridCell(grid, lineIdAt(grid.rows, row), lineIdAt(grid.columns, column))?.input;
};
const stored = async (disk: Disk) => valueOf(await (await disk.openDurable()).open(sample.id));
const isSaved = (tab: SharedTab) => () => tab.persister.state.kind === 'saved';

describe('tabs that share a workbook', () => {
  it('edit in turn, and show what the others saved', async () => {
    const { disk, first, second } = await twoTabs();
    expect([first.mayWrite(), second.mayWrite()]).toEqual([true, false]);
    for (const [index, tab] of [first, second, first, second].entries()) {
      tab.edit(mark(`mark${index}`));
      expect(tab.persister.state.kind).toBe('saving');
      await until(isSaved(tab), 'saved');
      expect(marksOf((await stored(disk)).document)).toContain(`mark${index}`);
      const other = tab === first ? second : first;
      await until(() => marksOf(other.document).length === index + 1, 'the edit in the other tab');
    }
    expectSame(first.document, second.document);
    expect([first.mayWrite(), second.mayWrite()]).toEqual([false, true]);
  });

  it('keep what is typed while the right to write changes hands', async () => {
    const { disk, first, second } = await twoTabs();
    first.edit(mark('mark-first'));
    second.edit(mark('mark-second'), gridEdit(second.document, 'typed'));
    // Neither waits for the other: everything is shown before anything is on disk.
    expect(marksOf(first.document)).toEqual(['mark-first']);
    expect(marksOf(second.document)).toEqual(['mark-second']);
    for (let i = 0; i < 40; i++) {
      second.edit(mark(`mark-second-${i}`));
      first.edit(mark(`mark-first-${i}`));
      await turn();
    }
    await until(() => isSaved(first)() && isSaved(second)() && marksOf(first.document).length === 82, 'all');
    await until(() => marksOf(second.document).length === 82, 'all in the second tab');
    expect([first.refused, second.refused]).toEqual([0, 0]);
    expectSame(first.document, second.document);
    expectSame((await stored(disk)).document, first.document);
  });

  it('go on when the tab that may write crashes, with what it was told is saved', async () => {
    const { disk, first, second } = await twoTabs();
    first.edit(mark('mark-saved'));
    await until(isSaved(first), 'saved');
    first.edit(mark('mark-in-flight'));
    second.edit(mark('mark-waiting'));
    await first.crash();
    await until(isSaved(second), 'saved by the other');
    expect(marksOf(second.document)).toEqual(expect.arrayContaining(['mark-saved', 'mark-waiting']));
    expectSame((await stored(disk)).document, second.document);
  });

  it('keep the rows that both add to one table at once, and undo each their own', async () => {
    const { disk, first, second } = await twoTabs();
    const rowsOf = ({ document }: SharedTab): number => firstTableLength(document);
    const before = rowsOf(first);
    first.edit(importRows(first.document, 3, 1));
    second.edit(importRows(second.document, 2, 2));
    second.edit(importRows(second.document, 1, 3), mark('mark-second'));
    const settled = (rows: number) => () =>
      isSaved(first)() && isSaved(second)() && rowsOf(first) === rows && rowsOf(second) === rows;
    await until(settled(before + 6), 'all rows in both tabs');
    expect([first.refused, second.refused]).toEqual([0, 0]);
    expectSame(first.document, second.document);
    expect([second.history.undo(), second.history.undo(), first.history.undo()]).toEqual([true, true, true]);
    await until(settled(before), 'the rows gone in both tabs');
    expectSame((await stored(disk)).document, sample);
  });

  it('keep the lines that both add to one sheet at once, and what is written on them, and undo each their own', async () => {
    const { disk, first, second } = await twoTabs();
    const sizeOf = ({ document }: SharedTab): number[] => {
      const { rows, columns } = firstGrid(document);
      return [axisLength(rows), axisLength(columns)];
    };
    const [rows = 0, columns = 0] = sizeOf(first);
    const { nextRowId, nextColumnId } = firstGrid(sample);
    first.edit(insertLines(first.document, 'rows', 4, 2), gridEdit(first.document, 'first', nextRowId));
    second.edit(insertLines(second.document, 'rows', 1, 3));
    second.edit(insertLines(second.document, 'columns', 0));
    second.edit(gridEdit(second.document, 'second', nextRowId, nextColumnId), mark('mark-second'));
    const settled = (size: readonly number[]) => () =>
      [first, second].every((tab) => isSaved(tab)() && String(sizeOf(tab)) === String(size));
    await until(settled([rows + 5, columns + 1]), 'all lines in both tabs');
    expect([first.refused, second.refused]).toEqual([0, 0]);
    expectSame(first.document, second.document);
    expect(shownAt(first.document, 2, 1)).toBe('second');
    expect(shownAt(first.document, 8, 0)).toBe('first');
    expect([...Array.from({ length: 3 }, () => second.history.undo()), first.history.undo()]).toEqual(
      Array(4).fill(true),
    );
    await until(settled([rows, columns]), 'the lines gone in both tabs');
    const { nextRowId: _r, nextColumnId: _c, ...left } = firstGrid((await stored(disk)).document);
    expect(left).toMatchObject({ rows: firstGrid(sample).rows, chunks: {} });
  });

  it('keep at the end what both put there, the one that was saved first before the other', async () => {
    const { first, second } = await twoTabs();
    const { rows, nextRowId } = firstGrid(sample);
    const end = axisLength(rows) - 1;
    for (const [tab, name] of [
      [first, 'first'],
      [second, 'second'],
    ] as const)
      tab.edit(
        insertLines(tab.document, 'rows', end),
        gridEdit(tab.document, name, nextRowId),
        mark(`mark-${name}`),
      );
    await until(() => [first, second].every((tab) => marksOf(tab.document).length === 2), 'both in both');
    expect([1, 2].map((behind) => shownAt(second.document, end + behind, 0))).toEqual(['first', 'second']);
    expectSame(first.document, second.document);
  });

  it('refuse what is written on a line that another tab took away', async () => {
    const { first, second } = await twoTabs();
    const { id: sheetId } = firstGrid(sample);
    first.edit({ kind: 'removeLines', sheetId, dimension: 'rows', lines: [[3, 1]] }, mark('mark-first'));
    second.edit(gridEdit(second.document, 'nowhere', 3));
    second.edit(gridEdit(second.document, 'kept', 4), mark('mark-kept'));
    await until(() => [first, second].every((tab) => marksOf(tab.document).length === 2), 'both in both');
    expect(second.refused).toBe(1);
    expect(shownAt(second.document, 2, 0)).toBe('kept');
    expectSame(first.document, second.document);
  });

  it('refuse as a whole what another tab took away, and say so', async () => {
    const { disk, first, second } = await twoTabs();
    const sheetId = sample.sheets.find((sheet) => sheet.kind === 'table')!.id;
    first.edit({ kind: 'removeSheet', sheetId });
    second.edit(tableEdit(second.document, 0, 7), mark('mark-refused'));
    second.edit(gridEdit(second.document, 'kept'), mark('mark-kept'));
    await until(() => isSaved(first)() && isSaved(second)(), 'both saved');
    await until(() => marksOf(first.document).length > 0, 'the edit in the other tab');
    expect(second.refused).toBe(1);
    expect(marksOf(second.document)).toEqual(['mark-kept']);
    expect(second.history.canUndo).toBe(false);
    expectSame((await stored(disk)).document, second.document);
  });

  it('do not write over each other by undo', async () => {
    const { first, second } = await twoTabs();
    first.edit(gridChunks(first.document, 1, 3));
    first.edit(mark('mark'));
    await until(isSaved(first), 'saved');
    await until(() => marksOf(second.document).length === 1, 'the edits in the other tab');
    second.edit(gridEdit(second.document, 'mine'));
    await until(() => isSaved(second)() && first.workbook.version > 2, 'the cell in the first tab');
    // What would bring the whole chunk back is given up; what came after it is not.
    expect(first.history.undo()).toBe(true);
    expect(first.history.canUndo).toBe(false);
    await until(isSaved(first), 'the undo saved');
    await until(() => marksOf(second.document).length === 0, 'the undo in the other tab');
    expectSame(first.document, second.document);
  });

  it('reopen what the journal no longer tells, and write on from there', async () => {
    const { disk, browser, first, second } = await twoTabs();
    second.endAll();
    const late = await browser.open(sample.id);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 40; i++) first.edit(mark(`mark${round}-${i}`));
      first.edit(importRows(first.document, 5_000, round));
      await first.persister.fold();
    }
    late.edit(gridEdit(late.document, 'late'));
    await until(isSaved(late), 'saved');
    expect(marksOf(late.document)).toHaveLength(120);
    await late.persister.fold();
    await until(() => isSaved(first)(), 'saved');
    const { document, damaged } = await stored(disk);
    expect(damaged).toEqual([]);
    expectSame(document, late.document);
  });

  it('write anew what another tab swept away meanwhile', async () => {
    const { disk, first, second } = await twoTabs();
    first.edit(importRows(first.document, 5_000));
    await first.persister.fold();
    first.history.undo();
    await until(isSaved(first), 'saved');
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 40; i++) second.edit(mark(`mark${round}-${i}`));
      await until(isSaved(second), 'saved by the other');
      await second.persister.fold();
    }
    await until(() => marksOf(first.document).length === 120, 'the edits in the other tab');
    expect(first.history.redo()).toBe(true);
    await until(isSaved(first), 'the redo saved');
    const { document, damaged } = await stored(disk);
    expect(damaged).toEqual([]);
    expectSame(document, first.document);
  });

  it('show nothing while something is typed, and all of it afterwards', async () => {
    const { first, second } = await twoTabs();
    second.persister.holdStill(true);
    first.edit(mark('mark'));
    await until(isSaved(first), 'saved');
    for (let i = 0; i < 100; i++) await turn();
    expect(marksOf(second.document)).toEqual([]);
    second.persister.holdStill(false);
    await until(() => marksOf(second.document).length === 1, 'the edit in the other tab');
  });

  it('say that a newer version of the app has written, whichever of them may write', async () => {
    const { disk, first, second } = await twoTabs();
    await tamper(disk, (database) => database.meta.put({ key: 'schema', value: 99 }));
    const newer = { kind: 'failed', reason: 'storageNewer' };
    second.edit(mark('mark-late'));
    await until(() => second.persister.state.kind === 'failed', 'the failure');
    expect(second.persister.state).toEqual(newer);
    await second.persister.retry();
    expect(second.persister.state).toEqual(newer);
    first.edit(mark('mark-late-too'));
    await until(() => first.persister.state.kind === 'failed', 'the failure');
    expect(first.persister.state).toEqual(newer);
  });

  it('say within the second that a tab does not let go, and save when it does', async () => {
    const { disk, first, second } = await twoTabs();
    // While it cannot save it lets nobody else write: a retry writes all it has.
    first.store.close();
    first.edit(mark('mark-lost'));
    await until(() => first.persister.state.kind === 'failed', 'the first tab fails');
    second.edit(mark('mark-waiting'));
    for (let i = 0; i < 50; i++) await turn();
    disk.scheduler.advance(900);
    expect(second.persister.state).toMatchObject({ kind: 'saving', stalled: true });
    disk.scheduler.advance(10_000);
    expect(second.persister.state).toEqual({ kind: 'failed', reason: 'otherTabSilent' });
    await first.crash();
    await until(isSaved(second), 'saved after all');
    expect(marksOf((await stored(disk)).document)).toEqual(['mark-waiting']);
  });

  it('answer each other while they are still opening', async () => {
    const disk = new Disk();
    valueOf(await (await disk.openDurable()).create(sample));
    const [locks, channels] = [new BrowserLocks(), new BrowserChannels()];
    const join = async () =>
      joinTabs(sample.id, await disk.openDurable(), {
        openChannel: () => channels.open(),
        claimWriter: (id) => claimWriter(id, locks.locks),
        scheduler: disk.scheduler,
      });
    await join();
    // Without any time going by.
    const second = await join();
    expect(second.share(sample, 0)).not.toBeNull();
  });

  it('leave a workbook alone whose writer does not answer', async () => {
    const { disk, first, second } = await twoTabs();
    await first.close();
    await second.close();
    const browser = new BrowserLocks();
    const ofAnotherVersion = await claimWriter(sample.id, browser.locks);
    const opening = joinTabs(sample.id, await disk.openDurable(), {
      openChannel: () => new BrowserChannels().open(),
      claimWriter: (id) => claimWriter(id, browser.locks),
      scheduler: disk.scheduler,
    });
    for (let i = 0; i < 20; i++) await turn();
    disk.scheduler.advance(2_000);
    const { share, writer } = await opening;
    expect([share(sample, 0), writer?.isHeld]).toEqual([null, false]);
    let isFree = false;
    writer?.onAcquired(() => (isFree = true));
    ofAnotherVersion.release();
    await until(() => isFree, 'the right to write');
    // Somebody who only reads does not keep it.
    expect((await claimWriter(sample.id, browser.locks)).isHeld).toBe(true);
  });
});
