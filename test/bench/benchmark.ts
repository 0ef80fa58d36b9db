import type { BrowserContext, Page } from 'playwright';

export type Unit = 'ms' | 'MB' | 'x' | 'cells' | 'frames';

/** One line of the table. */
export interface Figure {
  readonly title: string;
  readonly unit: Unit;
  /** At least seven, unless the figure is a ratio or a size that does not vary; none when it could not be measured. */
  readonly samples: readonly number[];
  /** The median must not be above it. */
  readonly limit?: number;
  /** The median must not be below it. */
  readonly atLeast?: number;
  /** The same work done by something else: a plain loop, a library alone. Medians. */
  readonly yardsticks?: Readonly<Record<string, number>>;
  /** Why there are no samples, or what one has to know to read them. */
  readonly note?: string;
  /** Where the time goes: one line per function, the costliest first. */
  readonly profile?: readonly string[];
}

type Work = () => unknown;

export interface TimedFigure {
  readonly limitMs?: number;
  /** Measured runs; default and least 7. */
  readonly runs?: number;
  /** Runs before the measured ones, for the compiler to settle; default 3. */
  readonly warmups?: number;
  /** Done before each run, not measured. */
  readonly before?: Work;
  readonly yardsticks?: Readonly<Record<string, Work>>;
}

/** What a benchmark writes its figures into. */
export interface Figures {
  /** Measures the run, awaited when it is asynchronous, and its yardsticks in the same way. Returns its median. */
  time(title: string, run: Work, options?: TimedFigure): Promise<number>;
  /** A figure that was measured some other way: memory, a ratio, a time taken inside the page. */
  add(figure: Figure): void;
  /**
   * Does a part of a benchmark; when it throws, the title stands in the table with the reason, and the other parts go on.
   */
  attempt(title: string, part: () => Promise<void> | void): Promise<void>;
  /** How many figures so far do not keep their limit. */
  readonly missed: number;
}

/** Runs in Node, in a process of its own with `gc` exposed. The default export of `test/bench/node/*.bench.ts`. */
export interface NodeBenchmark {
  readonly title: string;
  run(figures: Figures): Promise<void> | void;
}

/** The built app, served, in a fresh Chromium profile. */
export interface BuiltPage {
  readonly origin: string;
  /** The same app built with readable names, for profiles; `null` unless one may be needed. */
  readonly readableOrigin: string | null;
  /** Another origin without a service worker, which serves the libraries that are measured alone. */
  readonly yardstickOrigin: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Makes a file that the page can fetch from its own origin by this name. */
  serve(name: string, bytes: Uint8Array): void;
}

/** Runs against the built app. The default export of `test/bench/page/*.bench.ts`. */
export interface PageBenchmark {
  readonly title: string;
  run(figures: Figures, built: BuiltPage): Promise<void>;
}
