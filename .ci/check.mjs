import { installDependencies } from './install.mjs';
import { format, lint, messages, runSteps, types, unitTests } from './steps.mjs';
import { wordsOf } from './tally.mjs';

/** What needs no browser. A minute is the limit for something done often. */
await installDependencies();
const total = await runSteps([messages, [types, unitTests, lint, format]]);
console.log(wordsOf(total));
process.exitCode = total.failed > 0 ? 1 : 0;
