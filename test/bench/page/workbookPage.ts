import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { BuiltPage } from '../benchmark';
import { customerWorkbook, shownColumn } from '../customerTable';
import { watchLongTasks } from '../longTasks';
import { dropFile } from './dropFile';
import { reachedAfterMs, watchPage, type Goal } from './pageWatch';

export const cellOfFirstRow = (columnIndex: number): string =>
  `.ht_master tbody tr:first-child td:nth-of-type(${columnIndex + 1})`;
/** The customer value: calculated from plain columns and the parameter. */
export const valueCell = cellOfFirstRow(shownColumn.value);
/** A plain number that the value depends on. */
export const revenueCell = cellOfFirstRow(shownColumn.revenue2024);

export const engineIsIdle = {
  selector: '[data-engine-state]',
  attribute: 'data-engine-state',
  is: 'idle',
} as const;
export const isSaved = { selector: '[data-save-state]', attribute: 'data-save-state', is: 'saved' } as const;

const goalsOfOpening: readonly Goal[] = [
  { name: 'values', selector: valueCell, isNot: '' },
  { name: 'ready', ...engineIsIdle },
];

/** The upkeep after a change: computed values are stored when the page is idle, which a busy machine never is. */
export const whenIdle = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 100), { timeout: 500 })),
  );

/** Waits until the computed values of the opened workbook are stored, so that the next opening can show them. */
async function whenComputedIsStored(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(
          () =>
            new Promise<number>((resolve, reject) => {
              const opening = indexedDB.open('worthbook');
              opening.onerror = () => reject(new Error('the database does not open'));
              opening.onsuccess = () => {
                const database = opening.result;
                const count = database.transaction('computed').objectStore('computed').count();
                count.onsuccess = () => {
                  database.close();
                  resolve(count.result);
                };
              };
            }),
        ),
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
}

/**
 * Brings the customers' workbook into the browser's storage and returns its address. The page is watched from here on
 * (`pageWatch`, `longTasks`).
 */
export async function storeWorkbook(built: BuiltPage, rows: number): Promise<string> {
  const { page, origin } = built;
  const name = `customers-${rows}.worthbook`;
  built.serve(name, await customerWorkbook(rows));
  await watchLongTasks(page);
  await watchPage(page, goalsOfOpening);
  await page.goto(origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await dropFile(page, name);
  await expect(page.locator(valueCell)).not.toBeEmpty({ timeout: 90_000 });
  await expect(page.locator(engineIsIdle.selector)).toHaveAttribute(engineIsIdle.attribute, engineIsIdle.is, {
    timeout: 90_000,
  });
  await whenComputedIsStored(page);
  await whenIdle(page);
  return page.url();
}

/** Opens the stored workbook in a fresh document and waits until everything is there. */
export async function openWorkbook(page: Page, address: string): Promise<Readonly<Record<string, number>>> {
  await page.goto('about:blank');
  await page.goto(address);
  return reachedAfterMs(page);
}
