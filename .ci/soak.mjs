import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root, runTool } from './process.mjs';

/** The tests of `npm test` that take a size; here they run with the large one, for hours. */
const files = [
  'test/contract/store.tabs.law.test.ts',
  'test/contract/store.undo.law.test.ts',
  'test/contract/store.damage.law.test.ts',
  'test/contract/store.migration.test.ts',
  'test/contract/store.faults.test.ts',
  'test/contract/engine.bombs.law.test.ts',
  'test/unit/embed/frame.test.ts',
];
/** The same for those that need the built page. */
const endToEndFiles = ['test/e2e/killed.spec.ts'];
const figuresFile = join(root, 'test-results/soak.jsonl');
const table = join(root, 'test/soak/RESULTS.md');

/** One row a test, the figures in words; what was not run keeps the row it had. */
function writeTable() {
  const rows = new Map();
  const before = existsSync(table) ? readFileSync(table, 'utf8') : '';
  for (const [, test, figures, when] of before.matchAll(/^\| (.+?) \| (.+?) \| (\d{4}-.+?) \|$/gm))
    rows.set(test, { figures, when });
  const when = new Date().toISOString().slice(0, 10);
  for (const line of readFileSync(figuresFile, 'utf8').trim().split('\n')) {
    const { test, figures } = JSON.parse(line);
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

rmSync(figuresFile, { force: true });
const chosen = process.argv.slice(2);
/** @param {readonly string[]} all */
const wanted = (all) => (chosen.length > 0 ? chosen : all);
const environment = { WORTHBOOK_SOAK: '1', STORE_FAULT_STRIDE: '1', STORE_FAULT_OFFSET: '0' };
const inNode = wanted(files).filter((file) => !file.endsWith('.spec.ts'));
const onThePage = wanted(endToEndFiles).filter((file) => file.endsWith('.spec.ts'));
let exit = 0;
if (inNode.length > 0) {
  const args = ['run', '--project', 'contract', '--project', 'unit', ...inNode];
  exit = await runTool('vitest/vitest.mjs', args, { environment });
}
if (onThePage.length > 0) {
  const args = ['test', '-c', 'test/playwright.config.ts', ...onThePage];
  const built = await buildIfStale();
  exit ||= built ? await runTool('@playwright/test/cli.js', args, { environment }) : 1;
}
if (existsSync(figuresFile)) writeTable();
process.exitCode = exit;
