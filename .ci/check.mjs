import { installDependencies } from './install.mjs';
import { checks, runSteps } from './steps.mjs';
import { wordsOf } from './tally.mjs';

await installDependencies();
const total = await runSteps(checks);
console.log(wordsOf(total));
process.exitCode = total.failed > 0 ? 1 : 0;
