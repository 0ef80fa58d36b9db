import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { findBrowser } from './findBrowser.mjs';
import { installDependencies } from './install.mjs';
import { root, run, runTool } from './process.mjs';

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
 * `npm run bench` runs all and writes test/bench/RESULTS.md; `npm run bench -- engine page/` only those whose names
 * contain one of the words, and writes nothing.
 */
async function bench() {
  const words = process.argv.slice(2);
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
    const resultFile = join(root, 'test-results/bench', `${name.slice(2).replaceAll('/', '-')}.json`);
    const program = join(root, '.cache/bench/runOne.js');
    if ((await run(process.execPath, ['--expose-gc', program, name, resultFile])) === 0)
      resultFiles.push(resultFile);
    else failed += 1;
  }
  if (words.length === 0) {
    const program = join(root, '.cache/bench/writeResults.js');
    failed += await run(process.execPath, [program, join(root, 'test/bench/RESULTS.md'), ...resultFiles]);
  }
  return failed;
}

process.exitCode = (await bench()) === 0 ? 0 : 1;
