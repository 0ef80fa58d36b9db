import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright';
import { launchOptions } from '../support/browser.mjs';
import { serveBuilt } from '../support/serveBuilt.mjs';
import type { Figures, NodeBenchmark, PageBenchmark } from './benchmark';
import { collectFigures } from './measure';
import { tableOf } from './table';

type Loaded<Benchmark> = () => Promise<{ readonly default: Benchmark }>;

const nodeBenchmarks = import.meta.glob<{ default: NodeBenchmark }>('./node/*.bench.ts');
const pageBenchmarks = import.meta.glob<{ default: PageBenchmark }>('./page/*.bench.ts');

async function runInPage(benchmark: PageBenchmark, figures: Figures): Promise<void> {
  const server = await serveBuilt();
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await benchmark.run(figures, { origin: server.origin, context, page: await context.newPage() });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Runs the benchmark of this name and returns its title. */
async function runNamed(name: string, figures: Figures): Promise<string> {
  const inNode: Loaded<NodeBenchmark> | undefined = nodeBenchmarks[name];
  if (inNode) {
    const { default: benchmark } = await inNode();
    await benchmark.run(figures);
    return benchmark.title;
  }
  const inPage: Loaded<PageBenchmark> | undefined = pageBenchmarks[name];
  if (!inPage) throw new Error(`There is no benchmark ${name}`);
  const { default: benchmark } = await inPage();
  await runInPage(benchmark, figures);
  return benchmark.title;
}

/** One benchmark in one process, so that none inherits the heap and the compiled code of another. */
async function runOne(name: string, resultFile: string): Promise<void> {
  const collected = collectFigures();
  const title = await runNamed(name, collected);
  const result = { title, figures: collected.figures };
  console.log(`\n${tableOf(result)}`);
  mkdirSync(dirname(resultFile), { recursive: true });
  writeFileSync(resultFile, JSON.stringify(result));
}

const [name = '', resultFile = ''] = process.argv.slice(2);
await runOne(name, resultFile);
