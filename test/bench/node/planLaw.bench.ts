import fc from 'fast-check';
import { isCellError, type CellValue } from '../../../src/shared/value';
import { ColumnFormulas } from '../../support/columnFormula';
import { pools, poolTable, rowFormula } from '../../support/planFormulas';
import { isSameResult } from '../../support/sameResult';
import type { NodeBenchmark } from '../benchmark';

const rows = 420;
const leastCells = 100_000;
/** Most generated formulas have a plan; this many tries are far more than enough. */
const mostFormulas = 3_000;
const formulasPerTable = 3;

type Kind = 'numbers' | 'texts' | 'yesNo' | 'blanks' | 'errors';

function kindOf(value: CellValue): Kind {
  if (value === null) return 'blanks';
  if (isCellError(value)) return 'errors';
  if (typeof value === 'number') return 'numbers';
  return typeof value === 'string' ? 'texts' : 'yesNo';
}

/** Other formulas and tables in each run; the seed is in the table, and `BENCH_SEED` repeats one. */
const planLaw: NodeBenchmark = {
  title: 'A plan of kernels computes what the engine computes in each row',
  run(figures) {
    const seed = Number(process.env['BENCH_SEED'] ?? Date.now() % 2 ** 31);
    const formulas = new ColumnFormulas();
    const tables = fc.sample(
      fc.tuple(pools, fc.array(rowFormula, { minLength: formulasPerTable, maxLength: formulasPerTable })),
      { numRuns: mostFormulas / formulasPerTable, seed },
    );
    const counts: Record<Kind, number> = { numbers: 0, texts: 0, yesNo: 0, blanks: 0, errors: 0 };
    let [compared, planned, differing, withoutPlan] = [0, 0, 0, 0];
    for (const [values, texts] of tables) {
      if (compared >= leastCells) break;
      const { document, table } = poolTable(values, rows);
      for (const text of texts) {
        const { reference, plan } = formulas.compute(document, table, `=${text}`);
        if (plan === null) {
          withoutPlan++;
          continue;
        }
        planned++;
        reference.forEach((value, row) => {
          compared++;
          counts[kindOf(value)]++;
          if (isSameResult(plan[row], value)) return;
          differing++;
          if (differing <= 10) console.log('differs', { formula: text, row, plan: plan[row], engine: value });
        });
      }
    }
    formulas.dispose();
    const { numbers, texts, yesNo, blanks, errors } = counts;
    figures.add({
      title: 'Cells compared',
      unit: 'cells',
      samples: [compared],
      atLeast: leastCells,
      note:
        `of ${planned} random formulas (seed ${seed}): ${numbers} numbers, ${texts} texts, ${yesNo} yes or no, ` +
        `${blanks} blanks, ${errors} errors; ${withoutPlan} formulas more have no plan`,
    });
    figures.add({
      title: 'Cells that differ by more than 1e-9',
      unit: 'cells',
      samples: [differing],
      limit: 0,
    });
  },
};
export default planLaw;
