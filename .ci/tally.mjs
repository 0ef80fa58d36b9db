import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * How many of a step's checks passed, failed or were skipped.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * The same, and what the failed ones said, a line or a few each: the end of a long output is what people get to see.
 *
 * @typedef {Tally & { failures: readonly string[] }} Verdict
 */

/**
 * A step that is one check, or a runner that left no report.
 *
 * @param {number} exitCode
 * @returns {Verdict}
 */
export function tallyOfExit(exitCode) {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : { passed: 0, failed: 1, skipped: 0, failures: [] };
}

/**
 * A failure that no test stands for (a file that does not load, an error outside of the tests) still counts as one.
 *
 * @param {Verdict} tally
 * @param {number} exitCode
 * @returns {Verdict}
 */
function withExit(tally, exitCode) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * What is read here of the reports; the runners own the rest.
 *
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestTest
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ name: string, status: string, message: string, assertionResults: VitestTest[] }[]} testResults
 *
 * @typedef {{ title: string, ok: boolean, tests: { results: { error?: { message?: string } }[] }[] }} PlaywrightTest
 *
 * @typedef {{ title: string, specs: PlaywrightTest[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 *
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {PlaywrightSuite[]} suites
 */

/** The longest that a failure is in the list of all of them; the whole stands where it happened. */
const longestFailure = 300;

/**
 * @param {string} name
 * @param {string} message
 */
function failureOf(name, message) {
  // The first lines say what was expected and what was there; colours of a terminal are letters in a file.
  const plain = stripVTControlCharacters(message)
    .replace(/\n\s+at [^]*/, '')
    .replaceAll(/\s+/g, ' ');
  return `${name}: ${plain.slice(0, longestFailure)}`;
}

/**
 * @param {readonly PlaywrightSuite[]} suites
 * @returns {string[]}
 */
function playwrightFailures(suites) {
  return suites.flatMap(({ title, specs, suites: inner = [] }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map((spec) =>
        failureOf(
          `${title} › ${spec.title}`,
          spec.tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []))[0] ?? '',
        ),
      ),
    ...playwrightFailures(inner),
  ]);
}

/** @param {string} report */
function readReport(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
}

/**
 * @param {string} report file of Vitest's json reporter
 * @param {number} exitCode
 * @returns {Verdict}
 */
export function tallyOfVitest(report, exitCode) {
  const results = /** @type {VitestReport | undefined} */ (readReport(report));
  if (!results) return tallyOfExit(1);
  const unloaded = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return withExit(
    {
      passed: results.numPassedTests,
      failed: results.numFailedTests + unloaded.length,
      skipped: results.numPendingTests + results.numTodoTests,
      failures: [
        ...unloaded.map(({ name, message }) => failureOf(basename(name), message)),
        ...results.testResults.flatMap(({ name, assertionResults }) =>
          assertionResults
            .filter(({ status }) => status === 'failed')
            .map((test) => failureOf(`${basename(name)} › ${test.fullName}`, test.failureMessages[0] ?? '')),
        ),
      ],
    },
    exitCode,
  );
}

/**
 * @param {string} report file of Playwright's json reporter
 * @param {number} exitCode
 * @returns {Verdict}
 */
export function tallyOfPlaywright(report, exitCode) {
  const results = /** @type {PlaywrightReport | undefined} */ (readReport(report));
  if (!results) return tallyOfExit(1);
  const { expected, unexpected, flaky, skipped } = results.stats;
  const failures = playwrightFailures(results.suites);
  return withExit({ passed: expected, failed: unexpected + flaky, skipped, failures }, exitCode);
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumOf(tallies) {
  /** @type {Tally} */
  const none = { passed: 0, failed: 0, skipped: 0 };
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    none,
  );
}

/** @param {Tally} tally */
export function wordsOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
