import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { findBrowser } from './findBrowser.mjs';
import { installDependencies } from './install.mjs';
import { root, run, runTool } from './process.mjs';

/** How long one benchmark may take before it is ended; its figures so far stay. */
const benchmarkMs = 300_000;
/** How long all of them may take together. */
const allMs = 20 * 60_000;
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
 * @param {number} timeoutMs
 * @returns {Promise<{ resultFile: string, isComplete: boolean }>}
 */
async function runBenchmark(name, timeoutMs) {
  const resultFile = join(resultFolder, `${name.slice(2).replaceAll('/', '-')}.json`);
  rmSync(resultFile, { force: true });
  const program = join(root, '.cache/bench/runOne.js');
  const beganAt = Date.now();
  console.log(`\n--- ${name}`);
  const args = ['--expose-gc', `--max-old-space-size=${heapMb}`, program, name, resultFile];
  const code = await run(process.execPath, args, { timeoutMs });
  const seconds = Math.round((Date.now() - beganAt) / 1000);
  console.log(`--- ${name}: ${seconds} s`);
  if (code === 0) return { resultFile, isComplete: true };
  const problem =
    Date.now() - beganAt >= timeoutMs ? `ended after ${seconds} s, out of time` : `ended with code ${code}`;
  console.log(`${name}: ${problem}`);
  const result = existsSync(resultFile)
    ? JSON.parse(readFileSync(resultFile, 'utf8'))
    : { title: name, figures: [] };
  mkdirSync(resultFolder, { recursive: true });
  writeFileSync(resultFile, JSON.stringify({ ...result, problem }));
  return { resultFile, isComplete: false };
}

/**
 * The app with names that a profile can be read by. Not what is measured: that is the build that people get.
 *
 * @returns {Promise<boolean>}
 */
async function buildReadable() {
  const args = [
    'build',
    '--minify',
    'false',
    '--outDir',
    '.cache/bench-readable',
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  return (await runTool('vite/bin/vite.js', args)) === 0;
}

/**
 * `npm run bench` runs all and writes test/bench/RESULTS.md and the summary in README.md; `npm run bench -- engine page/` only those whose names
 * contain one of the words, and writes nothing. `--rows 10000,100000` leaves the other table sizes out,
 * `--profile WORD` profiles the figures whose titles have the word; in a full run those that miss their limit are.
 */
async function bench() {
  const { positionals: words, values } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string' }, profile: { type: 'string' } },
  });
  if (values.profile !== undefined) process.env.BENCH_PROFILE = values.profile;
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
    rmSync(join(root, '.cache/bench-readable'), { recursive: true, force: true });
    const mayBeProfiled = words.length === 0 || values.profile !== undefined;
    if (mayBeProfiled && !(await buildReadable())) return 1;
  }

  let failed = 0;
  const resultFiles = [];
  const endsAt = Date.now() + allMs;
  for (const name of names) {
    const { resultFile, isComplete } = await runBenchmark(
      name,
      Math.max(1000, Math.min(benchmarkMs, endsAt - Date.now())),
    );
    resultFiles.push(resultFile);
    if (!isComplete) failed += 1;
  }
  if (words.length === 0) {
    const program = join(root, '.cache/bench/writeResults.js');
    const pages = ['test/bench/RESULTS.md', 'README.md'].map((page) => join(root, page));
    failed += await run(process.execPath, [program, ...pages, ...resultFiles]);
  }
  return failed;
}

process.exitCode = (await bench()) === 0 ? 0 : 1;
