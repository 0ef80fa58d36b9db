import { nowRunning } from './hangWatch';
import { firstSeed } from './testSize';

/** Runs something random so many times; what fails or never comes back is named by the seed that repeats it. */
export async function eachSeed(count: number, run: (seed: number) => Promise<void>): Promise<void> {
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    nowRunning(`WORTHBOOK_SEED=${seed}`);
    try {
      await run(seed);
    } catch (error) {
      throw new Error(`repeat with WORTHBOOK_SEED=${seed}`, { cause: error });
    }
  }
}
