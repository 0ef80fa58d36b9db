import { it } from 'vitest';
import { functionCatalogue } from '../../src/session/functionCatalogue';
import { evaluateFormulas } from '../support/evaluateFormula';
import { nowRunning } from '../support/hangWatch';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';

const callsPerFunction = testSize(15, 2_000);

/** Numbers of every size, as literals, texts, items of arrays and cells. */
const hostileArguments = [
  ...['0', '1', '2', '-1', '0.5', '-0.5', '10', '1000'],
  ...['1E6', '1E7', '1E9', '1E15', '1E17', '1E100', '1E300', '-1E9', '-1E300'],
  ...['"1E300"', '"x"', 'TRUE', '{1,2;3,4}', 'A1:A9', 'A:A', 'A7', 'A7:A8'],
];
const cells = { A1: 1, A2: 2, A3: 3, A4: 'x', A5: 5, A6: 6, A7: 1e300, A8: 7 };

// One that does not come back is named by the watch over hangs, which ends the process.
it(
  'every function comes to an end, whatever its arguments',
  async () => {
    const dice = diceOf(firstSeed);
    const anyArgument = (): string => hostileArguments[dice(hostileArguments.length)] as string;
    for (const { name } of functionCatalogue) {
      const formulas = Array.from(
        { length: callsPerFunction },
        () => `=${name}(${Array.from({ length: dice(8) }, anyArgument).join(',')})`,
      );
      nowRunning(`WORTHBOOK_SEED=${firstSeed}\n${formulas.join('\n')}`);
      await evaluateFormulas(formulas, cells);
    }
    recordFigure('functions called with hostile arguments', {
      functions: functionCatalogue.length,
      calls: functionCatalogue.length * callsPerFunction,
      firstSeed,
      hung: 0,
    });
  },
  testTimeoutMs(120_000),
);
