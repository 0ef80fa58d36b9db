import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** `npm run test:soak` runs the same tests with the large numbers of the table in `test/soak/RESULTS.md`. */
export const isSoak = process.env['WORTHBOOK_SOAK'] === '1';

export const testSize = (small: number, large: number): number => (isSoak ? large : small);

/** Hours a test may take that takes seconds when it is small. */
export const testTimeoutMs = (small: number): number => (isSoak ? 6 * 60 * 60_000 : small);

/** A line of the table. Only what was run large is worth keeping. */
export function recordFigure(test: string, figures: Readonly<Record<string, number | string>>): void {
  const words = Object.entries(figures).map(([name, value]) => `${name}: ${value}`);
  console.info(`${test} — ${words.join(', ')}`);
  if (!isSoak) return;
  const file = process.env['WORTHBOOK_FIGURES'] ?? 'test-results/soak.jsonl';
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify({ test, figures })}\n`);
}

/** Where a random test begins; given, it repeats one that failed. */
export const firstSeed = Number(process.env['WORTHBOOK_SEED'] ?? Math.floor(Math.random() * 1_000_000));

/** A sequence of choices that a number stands for; the next number's has nothing in common with it. */
export function diceOf(seed: number): (sides: number) => number {
  // Unmixed, numbers beside each other begin with the same choices: each is the last one's times 1664525.
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
  state = (state ^ (state >>> 16)) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
