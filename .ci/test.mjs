import { findBrowser } from './findBrowser.mjs';
import { installDependencies } from './install.mjs';
import {
  browserTests,
  buildStep,
  contractTests,
  endToEndTests,
  format,
  lint,
  messages,
  runSteps,
  types,
  unitTests,
} from './steps.mjs';
import { tallyOfExit, wordsOf } from './tally.mjs';

/** The last line is for machines: the counts over all runners. */
async function testAll() {
  try {
    await installDependencies();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const browser = {
    title: 'Browser',
    run: async () => tallyOfExit((await findBrowser()) ? 0 : 1),
  };
  return runSteps([
    browser,
    messages,
    // None of these uses more than one core.
    [types, buildStep, lint, format],
    unitTests,
    contractTests,
    browserTests,
    endToEndTests,
  ]);
}

const total = await testAll();
console.log(wordsOf(total));
process.exitCode = total.failed > 0 ? 1 : 0;
