import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { findBrowser } from './findBrowser.mjs';
import { installDependencies } from './install.mjs';
import { root, run, runTool } from './process.mjs';

/** How long one benchmark may take before it is ended; its figures so far stay. */
const benchmarkMs = 300_000;
/** A million rows do not fit the default. */
const heapMb = 6144;

const resultFolder = join(root, 'test-results/bench');

/** `./node/engine.bench.ts`: the names under which test/bench/runOne.ts finds them. */
function benchmarkNames() {
  return ['node', 'page'].flatMap((folder) =>
    readdirSync(join(root, 'test/bench', folder))
      .filter((name) => name.endsWith('.bench.ts'))
      .sort()
      .map((name) => `./${folder}/${name}`),
  );
}

/**
 * Runs one benchmark in a process of its own.
 *
 * @param {string} name
 * @returns {Promise<{ resultFile: string, isComplete: boolean }>}
 */
async function runBenchmark(name) {
  const resultFile = join(resultFolder, `${name.slice(2).replaceAll('/', '-')}.json`);
  rmSync(resultFile, { force: true });
  const program = join(root, '.cache/bench/runOne.js');
  const beganAt = Date.now();
  console.log(`\n--- ${name}`);
  const args = ['--expose-gc', `--max-old-space-size=${heapMb}`, program, name, resultFile];
  const code = await run(process.execPath, args, { timeoutMs: benchmarkMs });
  const seconds = Math.round((Date.now() - beganAt) / 1000);
  console.log(`--- ${name}: ${seconds} s`);
  if (code === 0) return { resultFile, isComplete: true };
  const problem =
    Date.now() - beganAt >= benchmarkMs ? `ended after ${seconds} s, out of time` : `ended with code ${code}`;
  console.log(`${name}: ${problem}`);
  const result = existsSync(resultFile)
    ? JSON.parse(readFileSync(resultFile, 'utf8'))
    : { title: name, figures: [] };
  mkdirSync(resultFolder, { recursive: true });
  writeFileSync(resultFile, JSON.stringify({ ...result, problem }));
  return { resultFile, isComplete: false };
}

/**
 * `npm run bench` runs all and writes test/bench/RESULTS.md; `npm run bench -- engine page/` only those whose names
 * contain one of the words, and writes nothing. `--rows 10000,100000` leaves the other table sizes out.
 */
async function bench() {
  const { positionals: words, values } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string' } },
  });
  if (values.rows) process.env.BENCH_ROWS = values.rows;
  const names = benchmarkNames().filter(
    (name) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  await installDependencies();
  if ((await runTool('vite/bin/vite.js', ['build', '--config', '.ci/vite/bench.config.mjs'])) !== 0) return 1;
  if (names.some((name) => name.startsWith('./page/'))) {
    const browser = await findBrowser();
    if (!browser || !(await buildIfStale())) return 1;
    process.env.BENCH_BROWSER = browser.version;
  }

  let failed = 0;
  const resultFiles = [];
  for (const name of names) {
    const { resultFile, isComplete } = await runBenchmark(name);
    resultFiles.push(resultFile);
    if (!isComplete) failed += 1;
  }
  if (words.length === 0) {
    const program = join(root, '.cache/bench/writeResults.js');
    failed += await run(process.execPath, [program, join(root, 'test/bench/RESULTS.md'), ...resultFiles]);
  }
  return failed;
}

process.exitCode = (await bench()) === 0 ? 0 : 1;
