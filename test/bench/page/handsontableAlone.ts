import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Handsontable from 'handsontable';
import type { Page } from 'playwright';
import { medianOf } from '../measure';
import { longestTaskMs } from '../longTasks';
import { customerRows } from './customerTable';

const runs = 7;

declare global {
  interface Window {
    Handsontable?: typeof Handsontable;
  }
}

const fileOf = (path: string): string =>
  readFileSync(join(process.cwd(), 'node_modules/handsontable', path), 'utf8');

/**
 * What the grid's library costs without us: the same number of cells as plain arrays, drawn in the same space with sizes
 * fixed as ours are. Leaves the page on a document of its own.
 */
export async function measureHandsontableAlone(
  page: Page,
): Promise<{ readonly creationMs: readonly number[]; readonly longestTaskMs: number }> {
  const rows = customerRows().map((row) => [...row, ...row.slice(1, 6)]);
  const creationMs: number[] = [];
  const longest: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.goto('about:blank');
    await page.setContent('<div style="width:1280px;height:686px"></div>');
    for (const name of ['handsontable', 'ht-theme-main'])
      await page.addStyleTag({ content: fileOf(`styles/${name}.min.css`) });
    await page.addScriptTag({ content: fileOf('dist/handsontable.full.min.js') });
    await longestTaskMs(page);
    creationMs.push(await page.evaluate(createGrid, rows));
    longest.push(await longestTaskMs(page));
  }
  return { creationMs, longestTaskMs: medianOf(longest) };
}

/** Runs inside the page, in a task of its own. */
async function createGrid(rows: unknown[][]): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const beganAt = performance.now();
  const element = document.querySelector('div');
  if (!element || !window.Handsontable) throw new Error('Handsontable was not loaded');
  new window.Handsontable(element, {
    data: rows,
    themeName: 'ht-theme-main',
    width: '100%',
    height: '100%',
    rowHeaders: true,
    colHeaders: true,
    colWidths: 136,
    rowHeights: 28,
    autoColumnSize: false,
    autoRowSize: false,
    wordWrap: false,
    licenseKey: 'non-commercial-and-evaluation',
  });
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
  return performance.now() - beganAt;
}
