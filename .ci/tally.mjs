import { existsSync, readFileSync } from 'node:fs';

/**
 * How many of a step's checks passed, failed or were skipped.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * A step that is one check, or a runner that left no report.
 *
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfExit(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * A failure that no test stands for (a file that does not load, an error outside of the tests) still counts as one.
 *
 * @param {Tally} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
function withExit(tally, exitCode) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * What is read here of the reports; the runners own the rest.
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 *
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

/** @param {string} report */
function readReport(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
}

/**
 * @param {string} report file of Vitest's json reporter
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfVitest(report, exitCode) {
  const results = /** @type {VitestReport | undefined} */ (readReport(report));
  if (!results) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return withExit(
    {
      passed: results.numPassedTests,
      failed: results.numFailedTests + unloaded.length,
      skipped: results.numPendingTests + results.numTodoTests,
    },
    exitCode,
  );
}

/**
 * @param {string} report file of Playwright's json reporter
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, exitCode) {
  const results = /** @type {PlaywrightReport | undefined} */ (readReport(report));
  if (!results) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = results.stats;
  return withExit({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumOf(tallies) {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Tally} tally */
export function wordsOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
