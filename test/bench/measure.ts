import type { Figure, Figures, TimedFigure } from './benchmark';
import { profileWork } from './profileWork';

const leastRuns = 7;

export function medianOf(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export function isMissed({ samples, limit = Infinity, atLeast = -Infinity }: Figure): boolean {
  const median = medianOf(samples);
  return samples.length > 0 && !(median <= limit && median >= atLeast);
}

/** `npm run bench -- --profile WORD` asks for figures whose titles have the word. */
export function isProfileAsked(title: string): boolean {
  const word = process.env['BENCH_PROFILE'];
  return word !== undefined && title.toLowerCase().includes(word.toLowerCase());
}

/** Times of synchronous work in milliseconds, after some runs that are not counted. `before` is not measured either. */
export function collectTimes<Prepared>(
  runs: number,
  warmups: number,
  work: (prepared: Prepared) => void,
  before?: () => Prepared,
): number[] {
  const samples: number[] = [];
  for (let index = -warmups; index < runs; index += 1) {
    const prepared = before?.() as Prepared;
    const beganAt = performance.now();
    work(prepared);
    if (index >= 0) samples.push(performance.now() - beganAt);
  }
  return samples;
}

async function samplesOf(run: () => unknown, options: TimedFigure): Promise<number[]> {
  const { runs = leastRuns, warmups = 3, before } = options;
  const samples: number[] = [];
  for (let index = -warmups; index < Math.max(leastRuns, runs); index += 1) {
    await before?.();
    const began = performance.now();
    // Not awaited when there is nothing to await: a turn of the event loop would be part of the figure.
    const result = run();
    if (result instanceof Promise) await result;
    if (index >= 0) samples.push(performance.now() - began);
  }
  return samples;
}

/** Collects figures in the order in which a benchmark produces them, and tells of each, so that none is lost later. */
export function collectFigures(
  onChange: (figures: readonly Figure[]) => void,
): Figures & { readonly figures: readonly Figure[] } {
  const figures: Figure[] = [];
  const add = (figure: Figure): void => {
    figures.push(figure);
    onChange(figures);
  };
  return {
    figures,
    add,
    get missed() {
      return figures.filter(isMissed).length;
    },
    async time(title, run, options = {}) {
      const samples = await samplesOf(run, options);
      const yardsticks: Record<string, number> = {};
      for (const [name, yardstick] of Object.entries(options.yardsticks ?? {})) {
        yardsticks[name] = medianOf(await samplesOf(yardstick, { ...options, before: undefined }));
      }
      const limit = options.limitMs === undefined ? {} : { limit: options.limitMs };
      const figure: Figure = { title, unit: 'ms', samples, yardsticks, ...limit };
      const again = async (): Promise<void> => void (await samplesOf(run, { ...options, warmups: 0 }));
      const isExplained = isMissed(figure) || isProfileAsked(title);
      add(isExplained ? { ...figure, profile: await profileWork(again) } : figure);
      return medianOf(samples);
    },
    async attempt(title, part) {
      try {
        await part();
      } catch (error) {
        console.error(error);
        const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
        add({ title, unit: 'ms', samples: [], note: `failed: ${reason}` });
      }
    },
  };
}
