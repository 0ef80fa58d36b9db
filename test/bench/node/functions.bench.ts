import { blockOf } from '../../../formulas/blocks';
import { fitBgnbd } from '../../../formulas/bgnbdFit';
import { fitGammaGamma } from '../../../formulas/gammaGamma';
import type { History } from '../../../formulas/historyGroups';
import { invokeFunction } from '../../../formulas/invoke';
import { fitLogistic } from '../../../formulas/logistic';
import { seededRandom } from '../../../formulas/random';
import { functionSpec } from '../../../formulas/registry';
import type { Argument } from '../../../formulas/spec';
import type { TableColumn, WorkbookDocument } from '../../../src/model/document';
import { toStoredFormula } from '../../../src/model/formula/vocabulary';
import { newColumnId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { assert } from '../../../src/shared/assert';
import { sampleTable } from '../../support/sampleWorkbook';
import { BenchEngine } from '../benchEngine';
import type { Figures, NodeBenchmark } from '../benchmark';
import { rowCounts, rowsText } from '../sizes';
import { setPlainCells, yearCount } from '../valueTable';

/** Each in a column of its own, so that what is measured is this function and the column it ranks against. */
const formulas: Readonly<Record<string, string>> = {
  'SEGMENT.QUANTILE': '=SEGMENT.QUANTILE([@Amount],[Amount],5)',
  'SEGMENT.PARETO': '=SEGMENT.PARETO([@Amount],[Amount])',
  RFM: '=RFM([@Amount],[@Orders],[@Spend],[Amount],[Orders],[Spend])',
  QUADRANT: '=QUADRANT([@Amount],[@Spend],[Amount],[Spend])',
  CLV: `=CLV([@[Amount]:[Year ${yearCount}]],[@Spend],0.1)`,
};
const limitMs = 150;
/** n log n from 100,000 to 1,000,000 is 12; the rest is for caches that are left behind. */
const growthLimit = 14;
const fittedCustomers = 20_000;
const fitLimitMs = 3000;
/** The naive way scans the column for every row. */
const naiveRows = 10_000;

function workbook(rows: number, formula: string): WorkbookDocument {
  const random = seededRandom(11);
  const names = ['Amount', ...Array.from({ length: yearCount - 1 }, (_, index) => `Year ${index + 2}`)];
  const columns = [...names, 'Orders', 'Spend'].map((name) => ({
    name,
    type: 'number' as const,
    values: Array.from({ length: rows }, () => Math.round(random() ** 3 * 1e5) / 100),
  }));
  const table = sampleTable('Customers', columns);
  const empty = newWorkbook();
  const document = { ...empty, sheets: [...empty.sheets, table] };
  const stored = toStoredFormula(formula, document, { sheetId: table.id });
  assert(stored.ok, `${formula} is no formula`);
  const column: TableColumn = {
    id: newColumnId(),
    name: 'F',
    type: 'text',
    formula: stored.value,
    blocks: [],
  };
  return { ...empty, sheets: [...empty.sheets, { ...table, columns: [...table.columns, column] }] };
}

/** A whole column computed anew after every amount changed. */
async function measureFunction(figures: Figures, name: string, formula: string): Promise<void> {
  const medians: number[] = [];
  const sizes = rowCounts([1_000, 10_000, 100_000, 1_000_000]);
  for (const rows of sizes) {
    const document = workbook(rows, formula);
    const table = document.sheets.find((sheet) => sheet.kind === 'table');
    assert(table?.kind === 'table', 'no table');
    const engine = new BenchEngine(document);
    let run = 0;
    const change = () => {
      run += 1;
      const values = Array.from({ length: rows }, (_, row) => ((row * 7919 + run * 104_729) % 100_003) / 100);
      return setPlainCells({ document, table, parameterId: '' as never }, 0, 0, values);
    };
    let operation = change();
    const options = { runs: 7, before: () => (operation = change()) };
    const limit = rows === 100_000 ? { limitMs } : {};
    medians.push(
      await figures.time(`${name}, ${rowsText(rows)}`, () => engine.apply(operation), {
        ...options,
        ...limit,
      }),
    );
    engine.dispose();
  }
  for (let index = 1; index < sizes.length; index += 1) {
    const [small, large] = [sizes[index - 1] as number, sizes[index] as number];
    const title = `${name}, t(${large.toLocaleString('en')}) / t(${small.toLocaleString('en')})`;
    const samples = [(medians[index] as number) / (medians[index - 1] as number)];
    // Below 10,000 rows the fixed costs of a change are most of it.
    figures.add({ title, unit: 'x', samples, ...(small >= 10_000 ? { limit: growthLimit } : {}) });
  }
}

async function measureNaive(figures: Figures): Promise<void> {
  const spec = functionSpec('SEGMENT.PARETO');
  assert(spec, 'no SEGMENT.PARETO');
  const random = seededRandom(5);
  const amounts = Array.from({ length: naiveRows }, () => random() * 1000);
  const column: Argument = blockOf(amounts.map((amount) => [amount]));
  const sums = new Float64Array(naiveRows);
  await figures.time(
    `SEGMENT.PARETO, ${rowsText(naiveRows)}, row by row`,
    () => amounts.forEach((amount) => invokeFunction(spec, [amount, column], { locale: 'en' })),
    {
      yardsticks: {
        'naive scan per row': () => {
          for (let row = 0; row < naiveRows; row += 1) {
            let before = 0;
            for (const other of amounts) if (other > (amounts[row] as number)) before += other;
            sums[row] = before;
          }
        },
      },
    },
  );
}

/** Customers who buy and drop out as the BG/NBD model has it. */
function simulatedHistories(count: number): History[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => {
    const rate = -Math.log(1 - random()) / 10;
    const dropout = 1 - (1 - random()) ** (1 / 3);
    const age = 30 + 10 * random();
    let [x, firstToLast, time] = [0, 0, 0];
    for (;;) {
      time -= Math.log(1 - random()) / rate;
      if (time > age) return { x, firstToLast, age };
      [x, firstToLast] = [x + 1, time];
      if (random() < dropout) return { x, firstToLast, age };
    }
  });
}

async function measureFits(figures: Figures): Promise<void> {
  const histories = simulatedHistories(fittedCustomers);
  const random = seededRandom(13);
  const buyers = histories.map(() => ({
    x: 1 + Math.floor(random() * 9),
    meanValue: 5 + 40 * random() ** 2,
  }));
  const rows = histories.map(() => [random(), random() * 50, random() < 0.4 ? 1 : 0]);
  const answers = rows.map(([a = 0, b = 0, c = 0]) => random() < 1 / (1 + Math.exp(2 - a - b / 30 - c)));
  const options = { runs: 7, warmups: 1, limitMs: fitLimitMs };
  const title = (name: string) => `${name}, ${fittedCustomers.toLocaleString('en')} customers`;
  await figures.time(title('BGNBD.FIT'), () => fitBgnbd(histories), options);
  await figures.time(title('GAMMAGAMMA.FIT'), () => fitGammaGamma(buyers), options);
  await figures.time(title('RESPONSE.FIT'), () => fitLogistic(rows, answers), options);
}

const functionsBenchmark: NodeBenchmark = {
  title: 'Functions over whole columns, and fits, in the worker',
  async run(figures) {
    for (const [name, formula] of Object.entries(formulas)) {
      await figures.attempt(name, () => measureFunction(figures, name, formula));
    }
    await figures.attempt('SEGMENT.PARETO row by row', () => measureNaive(figures));
    await figures.attempt('Fits', () => measureFits(figures));
  },
};
export default functionsBenchmark;
