import { lineIdAt } from '../../../src/model/axis';
import { blockFromValues } from '../../../src/model/columnBlocks';
import type { GridSheet, TableSheet, WorkbookDocument } from '../../../src/model/document';
import { toStoredFormula } from '../../../src/model/formula/vocabulary';
import { lineId } from '../../../src/model/ids';
import { gridCellKey } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { applyOperations } from '../../../src/model/applyOperations';
import type { Operation } from '../../../src/model/operation';
import { assert } from '../../../src/shared/assert';
import { sampleTable } from '../../support/sampleWorkbook';
import { BenchEngine } from '../benchEngine';
import type { Figures, NodeBenchmark } from '../benchmark';
import { HyperFormulaColumns } from '../hyperFormulaColumns';
import { rowCounts, rowsText } from '../sizes';

const segments = ['Champions', 'Loyal', 'New', 'At risk', 'Lost', '客户'] as const;

/** A report of 30 cells, as a person writes it. */
const report: readonly string[] = [
  ...['SUM', 'AVERAGE', 'COUNT', 'COUNTA', 'MIN', 'MAX', 'MEDIAN'].map(
    (name) => `=${name}(Customers[Revenue])`,
  ),
  '=PERCENTILE(Customers[Revenue],0.9)',
  '=QUARTILE(Customers[Revenue],1)',
  '=LARGE(Customers[Revenue],10)',
  '=SMALL(Customers[Revenue],10)',
  ...segments.map((segment) => `=SUMIFS(Customers[Revenue],Customers[Segment],"${segment}")`),
  ...segments
    .slice(0, 3)
    .map((segment) => `=COUNTIFS(Customers[Segment],"${segment}",Customers[Revenue],">500")`),
  '=AVERAGEIF(Customers[Segment],"Loyal",Customers[Revenue])',
  '=MAXIFS(Customers[Revenue],Customers[Segment],"Lost")',
  '=MINIFS(Customers[Revenue],Customers[Segment],"Lost")',
  '=COUNTIF(Customers[Revenue],">=900")',
  '=SUMIF(Customers[Orders],">5",Customers[Revenue])',
  '=SUMPRODUCT(Customers[Revenue],Customers[Orders])',
  '=XLOOKUP("Customer 777",Customers[Name],Customers[Revenue])',
  '=INDEX(Customers[Revenue],MATCH("Customer 900",Customers[Name],0))',
  '=SUM(Customers[Orders],Customers[Revenue])',
  '=UNIQUE(Customers[Segment])',
];

interface Customers {
  readonly Name: string[];
  readonly Segment: string[];
  readonly Revenue: number[];
  readonly Orders: number[];
}

const revenue = (row: number, run: number): number => ((row * 7919 + run * 101) % 100_000) / 100;

function customers(rows: number): Customers {
  const each = <Value>(value: (row: number) => Value): Value[] =>
    Array.from({ length: rows }, (_, row) => value(row));
  return {
    Name: each((row) => `Customer ${row}`),
    Segment: each((row) => segments[(row * 31) % segments.length] as string),
    Revenue: each((row) => revenue(row, 0)),
    Orders: each((row) => (row * 13) % 17),
  };
}

interface Report {
  readonly document: WorkbookDocument;
  readonly table: TableSheet;
}

function reportOf(values: Customers): Report {
  const table = sampleTable(
    'Customers',
    Object.entries(values).map(([name, column]: [string, (string | number)[]]) => ({
      name,
      type: typeof column[0] === 'string' ? 'text' : 'number',
      values: column,
    })),
  );
  const empty = newWorkbook();
  const document = { ...empty, sheets: [...empty.sheets, table] };
  const sheet = document.sheets[0] as GridSheet;
  const cells = report.map((formula, index) => {
    const stored = toStoredFormula(formula, document, { sheetId: sheet.id });
    assert(stored.ok, `${formula} is no formula`);
    const key = gridCellKey(lineIdAt(sheet.rows, 2 * index), lineIdAt(sheet.columns, 0));
    return [key, { input: stored.value }];
  });
  const entered: Operation = { kind: 'setGridCells', sheetId: sheet.id, cells: Object.fromEntries(cells) };
  return { document: applyOperations(document, [entered]).document, table };
}

function setRevenue({ table }: Report, firstRow: number, values: readonly number[]): Operation {
  const column = table.columns.find(({ name }) => name === 'Revenue');
  assert(column, 'no revenue');
  return {
    kind: 'setCells',
    sheetId: table.id,
    columnId: column.id,
    rows: [[lineId(firstRow + 1), values.length]],
    values: blockFromValues('number', values),
  };
}

/** The same figures in one loop over plain arrays and one sort, as far as they depend on the revenue. */
function loopOf({ Segment, Orders }: Customers): (revenues: Float64Array) => number {
  const codes = Uint8Array.from(Segment, (segment) => segments.indexOf(segment as (typeof segments)[number]));
  const orders = Float64Array.from(Orders);
  return (revenues) => {
    const [sums, counts, above] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
    let [total, product, many, high, least, most] = [0, 0, 0, 0, Infinity, -Infinity];
    for (let row = 0; row < revenues.length; row++) {
      const value = revenues[row] as number;
      const code = codes[row] as number;
      const count = orders[row] as number;
      total += value;
      product += value * count;
      if (count > 5) many += value;
      if (value >= 900) high++;
      if (value < least) least = value;
      if (value > most) most = value;
      sums[code] = (sums[code] as number) + value;
      counts[code] = (counts[code] as number) + 1;
      if (value > 500) above[code] = (above[code] as number) + 1;
    }
    const sorted = revenues.slice().sort();
    return (
      total +
      product +
      many +
      high +
      least +
      most +
      (sums[0] ?? 0) +
      (above[0] ?? 0) +
      (sorted[sorted.length >> 1] ?? 0)
    );
  };
}

async function measure(figures: Figures, rows: number): Promise<void> {
  const values = customers(rows);
  const workbook = reportOf(values);
  const engine = new BenchEngine(workbook.document);
  const loop = loopOf(values);
  const revenues = Float64Array.from(values.Revenue);
  const plain = new HyperFormulaColumns();
  for (const [name, column] of Object.entries(values) as [string, (string | number)[]][])
    plain.setColumn(name, column);
  const evaluatePlain = (): void => {
    plain.setColumn('Revenue', values.Revenue);
    for (const formula of report) plain.evaluate(formula);
  };
  const title = `${rowsText(rows)}, a report of ${report.length} cells`;
  const yardsticks = { loop: () => loop(revenues), 'HyperFormula over arrays': evaluatePlain };
  let run = 0;
  let change: Operation = setRevenue(workbook, 0, []);
  await figures.time(`${title}: a column replaced, all fresh`, () => engine.apply(change), {
    before: () => {
      run++;
      change = setRevenue(
        workbook,
        0,
        Array.from({ length: rows }, (_, row) => revenue(row, run)),
      );
    },
    yardsticks,
  });
  await figures.time(
    `${title}: one cell edited, all fresh`,
    () => engine.apply(setRevenue(workbook, (++run * 7919) % rows, [run])),
    { runs: 15, yardsticks },
  );
  engine.dispose();
  plain.dispose();
}

/** In the worker, without messages. */
const gridCells: NodeBenchmark = {
  title: 'Worker: cells that read table columns',
  async run(figures) {
    for (const rows of rowCounts([10_000, 100_000]))
      await figures.attempt(rowsText(rows), () => measure(figures, rows));
  },
};
export default gridCells;
