import { installDependencies } from './install.mjs';
import { format, lint, messages, runSteps, types, unitTests } from './steps.mjs';
import { sumOf, wordsOf } from './tally.mjs';

/** What needs no browser. The long ones first, two side by side: a minute is the limit for something done often. */
await installDependencies();
const compiled = await messages.run('inherit');
const total = sumOf([compiled, await runSteps([types, lint, unitTests, format], { lanes: 2 })]);
console.log(wordsOf(total));
process.exitCode = total.failed > 0 ? 1 : 0;
