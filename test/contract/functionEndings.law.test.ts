import { expect, it } from 'vitest';
import { functionCatalogue } from '../../src/session/functionCatalogue';
import { onFault } from '../../src/shared/report';
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

/** Ten rows apart on a sheet of a thousand. */
const formulasPerSheet = 90;

/** Where one value is due each is walked: the result has the shape that they have together, or there is none. */
const arraysInEveryPlace = ['{1,2}', '{1,2;3,4}'].flatMap((array) =>
  [1, 2, 3, 4, 5].map((count) => Array<string>(count).fill(array)),
);
const walkedTogether = ['=SUM(XMATCH({1,2},{2,1},{0,0}))', '=SUM(LOOKUP({1,2},{1,2},{5,6}))'];

// One that does not come back is named by the watch over hangs, which ends the process.
it(
  'every function comes to an end with what it declares, whatever its arguments',
  async () => {
    const dice = diceOf(firstSeed);
    const faults: string[] = [];
    const silence = onFault(({ where, error }) => faults.push(`${where}: ${String(error)}`));
    const anyArgument = (): string => hostileArguments[dice(hostileArguments.length)] as string;
    for (const { name } of functionCatalogue) {
      const call = (args: readonly string[]): string => `=${name}(${args.join(',')})`;
      const random = Array.from({ length: callsPerFunction }, () =>
        call(Array.from({ length: dice(8) }, anyArgument)),
      );
      const formulas = [...random, ...arraysInEveryPlace.map(call)];
      for (let from = 0; from < formulas.length; from += formulasPerSheet) {
        const some = formulas.slice(from, from + formulasPerSheet);
        nowRunning(`WORTHBOOK_SEED=${firstSeed}\n${some.join('\n')}`);
        await evaluateFormulas(some, cells);
      }
    }
    expect(await evaluateFormulas(walkedTogether, cells)).toEqual([3, 11]);
    silence();
    expect(faults).toEqual([]);
    recordFigure('functions called with hostile arguments', {
      functions: functionCatalogue.length,
      calls: functionCatalogue.length * callsPerFunction,
      firstSeed,
      hung: 0,
    });
  },
  testTimeoutMs(120_000),
);
