import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { serveFolders } from '../../.ci/staticServer.mjs';
import { launchOptions } from '../support/browser.mjs';
import type { Figures, NodeBenchmark, PageBenchmark } from './benchmark';
import { collectFigures } from './measure';
import { tableOf, type BenchmarkResult } from './table';

type Loaded<Benchmark> = () => Promise<{ readonly default: Benchmark }>;
type Found =
  | { readonly kind: 'node'; readonly benchmark: NodeBenchmark }
  | { readonly kind: 'page'; readonly benchmark: PageBenchmark };

const nodeBenchmarks = import.meta.glob<{ default: NodeBenchmark }>('./node/*.bench.ts');
const pageBenchmarks = import.meta.glob<{ default: PageBenchmark }>('./page/*.bench.ts');

/** Files that a benchmark hands to the page; below the folder of the bundled benchmarks, so never part of a build. */
const servedFolder = resolve('.cache/bench/served');
/** Pages for libraries alone, and the libraries as they are published. */
const yardstickFolders = [
  'test/bench/hosts',
  ...['handsontable', 'papaparse', 'echarts'].map((name) => `node_modules/${name}`),
];

/** The app with readable names (`.ci/bench.mjs`), where it was built. */
const readableFolder = resolve('.cache/bench-readable');

async function runInPage(benchmark: PageBenchmark, figures: Figures): Promise<void> {
  mkdirSync(servedFolder, { recursive: true });
  const server = await serveFolders({ folders: ['dist', servedFolder], port: 0 });
  const yardsticks = await serveFolders({ folders: yardstickFolders, port: 0 });
  const readable = existsSync(readableFolder)
    ? await serveFolders({ folders: [readableFolder, servedFolder], port: 0 })
    : null;
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await benchmark.run(figures, {
      origin: server.origin,
      readableOrigin: readable?.origin ?? null,
      yardstickOrigin: yardsticks.origin,
      context,
      page: await context.newPage(),
      serve: (name, bytes) => writeFileSync(join(servedFolder, name), bytes),
    });
  } finally {
    await browser.close();
    await server.close();
    await yardsticks.close();
    await readable?.close();
  }
}

async function find(name: string): Promise<Found> {
  const inNode: Loaded<NodeBenchmark> | undefined = nodeBenchmarks[name];
  if (inNode) return { kind: 'node', benchmark: (await inNode()).default };
  const inPage: Loaded<PageBenchmark> | undefined = pageBenchmarks[name];
  if (inPage) return { kind: 'page', benchmark: (await inPage()).default };
  throw new Error(`There is no benchmark ${name}`);
}

/**
 * One benchmark in one process, so that none inherits the heap and the compiled code of another. Its result is written
 * after each figure: what was measured is there even if the process is ended for taking too long.
 */
async function runOne(name: string, resultFile: string): Promise<void> {
  const found = await find(name);
  const { title } = found.benchmark;
  const write = (result: BenchmarkResult): void => writeFileSync(resultFile, JSON.stringify(result));
  mkdirSync(dirname(resultFile), { recursive: true });
  write({ title, figures: [] });
  const collected = collectFigures((figures) => write({ title, figures }));
  await collected.attempt('The rest', async () => {
    if (found.kind === 'node') await found.benchmark.run(collected);
    else await runInPage(found.benchmark, collected);
  });
  console.log(`\n${tableOf({ title, figures: collected.figures })}`);
}

const [name = '', resultFile = ''] = process.argv.slice(2);
await runOne(name, resultFile);
