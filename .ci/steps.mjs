import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, runTool } from './process.mjs';
import { sumOf, tallyOfExit, tallyOfPlaywright, tallyOfVitest, wordsOf } from './tally.mjs';

/** @typedef {{ title: string, run(): Promise<import('./tally.mjs').Tally> }} Step */

const reportOf = (name) => join(root, 'test-results', `${name}.json`);

/**
 * @param {string} title
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Step}
 */
function tool(title, script, args) {
  return { title, run: async () => tallyOfExit(await runTool(script, args)) };
}

/**
 * @param {string} title
 * @param {string} project
 * @returns {Step}
 */
function vitest(title, project) {
  return {
    title,
    async run() {
      const report = reportOf(project);
      rmSync(report, { force: true });
      const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
      return tallyOfVitest(
        report,
        await runTool('vitest/vitest.mjs', [...args, `--outputFile.json=${report}`]),
      );
    },
  };
}

/** What needs no browser: `npm run check` is these. */
export const checks = [
  tool('Messages', '../.ci/compileMessages.mjs', []),
  tool('Format', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  tool('Lint', 'eslint/bin/eslint.js', ['-c', '.ci/eslint.config.mjs', '--max-warnings=0', '.']),
  // It reads the plain TypeScript files too: everything that tsc would say, and the components.
  tool('Types', 'svelte-check/bin/svelte-check', ['--tsconfig', 'tsconfig.json', '--fail-on-warnings']),
  vitest('Unit tests', 'unit'),
];

export const buildStep = {
  title: 'Build',
  run: async () => tallyOfExit((await build()) ? 0 : 1),
};

/** What needs one; the last runs on what has been built. */
export const browserTests = vitest('Browser tests', 'browser');

/** @type {Step} */
export const endToEndTests = {
  title: 'End-to-end tests',
  async run() {
    const report = reportOf('e2e');
    rmSync(report, { force: true });
    const args = ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json'];
    const code = await runTool('@playwright/test/cli.js', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
    return tallyOfPlaywright(report, code);
  },
};

/**
 * Runs every step, also after one has failed, so that all counts are known.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runSteps(steps) {
  const lines = [];
  const tallies = [];
  for (const { title, run } of steps) {
    console.log(`\n=== ${title} ===`);
    const began = performance.now();
    const tally = await run();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    tallies.push(tally);
    lines.push(
      `${tally.failed > 0 ? 'FAILED' : 'ok    '} ${title.padEnd(18)} ${wordsOf(tally)} (${seconds} s)`,
    );
  }
  console.log(`\n=== Summary ===\n${lines.join('\n')}`);
  return sumOf(tallies);
}
