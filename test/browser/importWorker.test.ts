import { describe, expect, it } from 'vitest';
import { openCsvInWorker } from '../../src/io/importClient';
import { readBlocks } from '../../src/model/columnBlocks';

const rows = Array.from({ length: 60_000 }, (_, i) => `${i},name ${i},${(i * 1.5).toFixed(2)},2024-03-05\n`);
const file = (): File => new File(['id,name,revenue,joined\n', ...rows], 'customers.csv');

/** The longest time in which the page could do nothing while `work` went on. */
async function longestStandstillMs(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const beat = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
  await work();
  isOver = true;
  return longest;
}

describe('the import worker', () => {
  it('previews and reads a file without holding up the page', { timeout: 60_000 }, async () => {
    const source = openCsvInWorker(file());
    const preview = await source.preview();
    expect(preview).toMatchObject({ ok: true, value: { fileKind: 'customers', encoding: 'utf-8' } });
    const fractions: number[] = [];
    let last: unknown = null;
    const standstillMs = await longestStandstillMs(async () => {
      const table = await source.read({}, { onProgress: (fraction) => fractions.push(fraction) });
      if (table.ok) last = readBlocks(table.value.columns[2]?.blocks ?? [], 59_999);
    });
    source.dispose();
    expect(last).toBe(89_998.5);
    expect(fractions.length).toBeGreaterThan(2);
    console.log(`longest standstill while reading: ${standstillMs.toFixed(0)} ms`);
  });

  it('is told to stop and answers later requests', { timeout: 60_000 }, async () => {
    const source = openCsvInWorker(file());
    const controller = new AbortController();
    const reading = source.read({}, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(await reading).toMatchObject({ ok: false, problem: { code: 'importCancelled' } });
    expect(await source.preview()).toMatchObject({ ok: true });
    source.dispose();
  });
});
