import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root, run, runTool } from './process.mjs';

/** The tests of `npm test` that take a size; here they run with the large one, for hours. */
const files = [
  'test/contract/store.faults.test.ts',
  'test/contract/store.sharing.faults.test.ts',
  'test/contract/store.damage.law.test.ts',
  'test/contract/store.copies.law.test.ts',
  'test/contract/store.tabs.law.test.ts',
  'test/contract/store.sharing.law.test.ts',
  'test/contract/store.migration.test.ts',
  'test/contract/store.undo.law.test.ts',
  'test/contract/ioMutations.test.ts',
  'test/contract/engine.bombs.law.test.ts',
  'test/unit/embed/frame.test.ts',
];
/** The same for those that need the built page. */
const endToEndFiles = [
  'test/e2e/recovery.spec.ts',
  'test/e2e/payloads.spec.ts',
  'test/e2e/journey.spec.ts',
  'test/e2e/killed.spec.ts',
  'test/e2e/bombs.spec.ts',
];
/** A benchmark, and which of its figures belongs to the table. */
const measured = {
  name: 'page/edit.bench.ts',
  rows: '10000',
  result: 'test-results/bench/page-edit.bench.ts.json',
  title: '10,000 rows: edit, Saved, p95',
};

// Of this run alone: another one may go on beside it.
const figuresFile = join(root, `test-results/soak-${process.pid}.jsonl`);
const table = join(root, 'test/soak/RESULTS.md');

/**
 * One row a test, the figures in words; what was not run keeps the row it had.
 *
 * @param {readonly { test: string, figures: Readonly<Record<string, number | string>> }[]} found
 */
function writeTable(found) {
  const rows = new Map();
  const before = existsSync(table) ? readFileSync(table, 'utf8') : '';
  for (const [, test, figures, when] of before.matchAll(/^\| (.+?) +\| (.+?) +\| (\d{4}-.+?) +\|$/gm))
    rows.set(test, { figures, when });
  const when = new Date().toISOString().slice(0, 10);
  for (const { test, figures } of found) {
    const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    rows.set(test, { figures: words.join(', '), when });
  }
  const lines = [...rows].map(([test, row]) => `| ${test} | ${row.figures} | ${row.when} |`);
  writeFileSync(
    table,
    `# What the long tests found

\`npm run test:soak\` writes this table: the tests of \`npm test\` with their large numbers. A row is written only when its
test passed. \`WORTHBOOK_SEED\` repeats one. Last run with ${cpus().length} cores, Node ${process.versions.node}.

| Test | Figures | Run |
| ---- | ------- | --- |
${lines.join('\n')}
`,
  );
}

/** What the tests wrote down since the last time, into the table; hours of work are not lost when a later test fails. */
async function keepFigures() {
  if (!existsSync(figuresFile)) return;
  const lines = readFileSync(figuresFile, 'utf8').trim().split('\n');
  rmSync(figuresFile);
  writeTable(lines.map((line) => JSON.parse(line)));
  await runTool('prettier/bin/prettier.cjs', ['--write', '--log-level=warn', table]);
}

async function measure() {
  const args = [join(root, '.ci/bench.mjs'), measured.name, '--rows', measured.rows];
  if ((await run(process.execPath, args)) !== 0) return 1;
  const { figures } = JSON.parse(readFileSync(join(root, measured.result), 'utf8'));
  const figure = figures.find((/** @type {{ title: string }} */ { title }) => title === measured.title);
  if (!figure) throw new Error(`${measured.name} measured no "${measured.title}"`);
  writeFileSync(
    figuresFile,
    JSON.stringify({
      test: 'commit of a cell to Saved',
      figures: { rows: 10_000, 'p95 ms': Math.round(10 * figure.samples[0]) / 10 },
    }),
  );
  await keepFigures();
  return 0;
}

/**
 * `npm run test:soak` runs all; `npm run test:soak -- test/contract/ioMutations.test.ts` only what is named, and of several
 * files each on its own, so that their rows are written as soon as they are known.
 *
 * @returns {Promise<number>}
 */
async function soak() {
  const chosen = process.argv.slice(2);
  /** @param {string} file */
  const isWanted = (file) => chosen.length === 0 || chosen.some((word) => file.includes(word));
  const environment = { WORTHBOOK_SOAK: '1', WORTHBOOK_FIGURES: figuresFile };
  let failed = 0;
  for (const file of files.filter(isWanted)) {
    const args = ['run', '--project', 'contract', '--project', 'unit', file];
    failed += (await runTool('vitest/vitest.mjs', args, { environment })) === 0 ? 0 : 1;
    await keepFigures();
  }
  const onThePage = endToEndFiles.filter(isWanted);
  if (onThePage.length > 0 && !(await buildIfStale())) return 1;
  for (const file of onThePage) {
    const args = ['test', '-c', 'test/playwright.config.ts', file];
    failed += (await runTool('@playwright/test/cli.js', args, { environment })) === 0 ? 0 : 1;
    await keepFigures();
  }
  if (isWanted(measured.name)) failed += await measure();
  return failed;
}

process.exitCode = (await soak()) === 0 ? 0 : 1;
