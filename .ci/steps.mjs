import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, runTool } from './process.mjs';
import { sumOf, tallyOfExit, tallyOfPlaywright, tallyOfVitest, wordsOf } from './tally.mjs';

/**
 * @typedef {import('./process.mjs').Output} Output
 * @typedef {import('./tally.mjs').Tally} Tally
 * @typedef {import('./tally.mjs').Verdict} Verdict
 * @typedef {{ title: string, run(output: Output): Promise<Verdict> }} Step
 */

/** Several times what a step needs on a slow machine: what is not done by then hangs, and says so instead of waiting. */
const limitMs = 25 * 60_000;

/** @param {string} name */
const reportOf = (name) => join(root, 'test-results', `${name}.json`);

/**
 * @param {string} title
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Step}
 */
function tool(title, script, args) {
  return {
    title,
    run: async (output) => tallyOfExit(await runTool(script, args, { output, timeoutMs: limitMs })),
  };
}

/**
 * @param {string} title
 * @param {string} project
 * @returns {Step}
 */
function vitest(title, project) {
  return {
    title,
    async run(output) {
      const report = reportOf(project.replace('*', ''));
      rmSync(report, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const args = ['run', '--project', project, ...reporters];
      return tallyOfVitest(report, await runTool('vitest/vitest.mjs', args, { output, timeoutMs: limitMs }));
    },
  };
}

/** What all others read, so it comes first. */
export const messages = tool('Messages', '../.ci/compileMessages.mjs', []);

export const format = tool('Format', 'prettier/bin/prettier.cjs', [
  ...['--check', '--log-level=warn'],
  // By content: what a file looks like depends on nothing else.
  ...['--cache', '--cache-strategy=content', '--cache-location=.cache/prettier'],
  '.',
]);

export const lint = tool('Lint', 'eslint/bin/eslint.js', [
  ...['-c', '.ci/eslint.config.mjs', '--max-warnings=0'],
  // By content: a file that did not change is not read again. Types of others may have changed; CI has no cache.
  ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/eslint'],
  '.',
]);

/** Reads the plain TypeScript files too: everything that tsc would say, and the components. */
export const types = tool('Types', 'svelte-check/bin/svelte-check', [
  ...['--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
]);

export const unitTests = vitest('Unit tests', 'unit*');

export const contractTests = vitest('Contract tests', 'contract');

export const browserTests = vitest('Browser tests', 'browser');

/** @type {Step} */
export const buildStep = {
  title: 'Build',
  run: async (output) => tallyOfExit((await build(output)) ? 0 : 1),
};

/**
 * On what has been built.
 *
 * @type {Step}
 */
export const endToEndTests = {
  title: 'End-to-end tests',
  async run(output) {
    const report = reportOf('e2e');
    rmSync(report, { force: true });
    const args = ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json'];
    const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const options = { environment, output, timeoutMs: limitMs };
    return tallyOfPlaywright(report, await runTool('@playwright/test/cli.js', args, options));
  },
};

/**
 * Runs every step, also after one has failed, so that all counts are known. Steps in a list of their own run two side by
 * side, and what they print is shown when each ends; the output of the others streams.
 *
 * @param {readonly (Step | readonly Step[])[]} steps
 * @returns {Promise<Tally>}
 */
export async function runSteps(steps) {
  /** @type {Result[]} */
  const results = [];
  for (const step of steps) {
    if ('run' in step) {
      console.log(`\n=== ${step.title} ===`);
      results.push(await timed(step, 'inherit'));
    } else results.push(...(await runSideBySide(step)));
  }

  console.log('\n=== Summary ===');
  for (const { title, tally, seconds } of results) {
    const verdict = tally.failed > 0 ? 'FAILED' : 'ok    ';
    console.log(`${verdict} ${title.padEnd(18)} ${wordsOf(tally)} (${seconds.toFixed(1)} s)`);
    for (const failure of tally.failures) console.log(`         ${failure}`);
  }
  return sumOf(results.map(({ tally }) => tally));
}

/**
 * @typedef {{ title: string, tally: Verdict, seconds: number }} Result
 *
 * @param {Step} step
 * @param {Output} output
 * @returns {Promise<Result>}
 */
async function timed(step, output) {
  const began = performance.now();
  const tally = await step.run(output);
  return { title: step.title, tally, seconds: (performance.now() - began) / 1000 };
}

/** @param {readonly Step[]} steps */
async function runSideBySide(steps) {
  /** @type {Result[]} */
  const results = [];
  const waiting = [...steps];
  const runLane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      /** @type {Output} */
      const output = [];
      results.push(await timed(step, output));
      console.log(`\n=== ${step.title} ===\n${Buffer.concat(output)}`.trimEnd());
    }
  };
  await Promise.all([runLane(), runLane()]);
  return results;
}
