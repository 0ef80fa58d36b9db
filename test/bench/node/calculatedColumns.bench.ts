import { defaultLicenseKey } from '../../../src/engine/hyperformula';
import { WorkbookGraph } from '../../../src/engine/workbookGraph';
import { applyOperations } from '../../../src/model/applyOperations';
import { blockFromValues } from '../../../src/model/columnBlocks';
import type { TableColumn, TableSheet, WorkbookDocument } from '../../../src/model/document';
import { toStoredFormula } from '../../../src/model/formula/vocabulary';
import { lineId, newColumnId, newParameterId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import type { Operation } from '../../../src/model/operation';
import { assert } from '../../../src/shared/assert';
import { sampleTable } from '../../support/sampleWorkbook';
import type { Figures, NodeBenchmark } from '../benchmark';

const rowCounts = [1_000, 10_000, 100_000];
/** `BENCH_MILLION=1 npm run bench -- calculatedColumns` adds a table of a million rows. */
if (process.env['BENCH_MILLION']) rowCounts.push(1_000_000);

const yearCount = 10;
const years = Array.from({ length: yearCount }, (_, index) => `Year ${index + 1}`);
const others = ['Cost', 'Capability', 'Orders', 'Visits', 'Age'];
const withoutRank = {
  Margin: '=([@[Year 1]]-[@Cost])*(1+Rate)',
  Class: '=IF([@Margin]>500*(1+Rate),"high","low")',
  Value: '=CLV([@[Year 1]:[Year 10]],[@Cost],Rate)',
  Quadrant: '=QUADRANT([@Value],[@Capability],[Value],[Capability])',
};
const rank = { Rank: '=SCORE.NORMALIZE([@Value],[Value],"rank")' };
const fourth = { Spend: '=[@Orders]*[@Visits]*Rate' };

/** Reproducible numbers from 0 to 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function customers(rows: number): TableSheet {
  const next = sequence(7);
  return sampleTable(
    'Customers',
    [...years, ...others].map((name) => ({
      name,
      type: 'number' as const,
      values: Array.from({ length: rows }, () => Math.round(next() * 100_000) / 100),
    })),
  );
}

function workbook(rows: number, formulas: Readonly<Record<string, string>>): WorkbookDocument {
  const parameter = {
    id: newParameterId(),
    name: 'Rate',
    label: { en: 'Rate', 'zh-CN': '折现率' },
    kind: 'number' as const,
    value: 0.1,
  };
  const empty = newWorkbook();
  let table = customers(rows);
  let document = { ...empty, sheets: [...empty.sheets, table], parameters: [parameter] };
  for (const [name, formula] of Object.entries(formulas)) {
    const stored = toStoredFormula(formula, document, { sheetId: table.id });
    assert(stored.ok, `${formula} is no formula`);
    const column: TableColumn = {
      id: newColumnId(),
      name,
      type: 'number',
      formula: stored.value,
      blocks: [],
    };
    table = { ...table, columns: [...table.columns, column] };
    document = { ...document, sheets: [...empty.sheets, table] };
  }
  return document;
}

/** The engine as it runs in the worker, without messages. */
class BenchEngine {
  #document: WorkbookDocument;
  readonly #graph: WorkbookGraph;

  constructor(document: WorkbookDocument) {
    this.#document = document;
    this.#graph = new WorkbookGraph(document, defaultLicenseKey, null);
    this.#finish();
  }

  apply(operation: Operation): void {
    const { document, changes } = applyOperations(this.#document, [operation]);
    this.#document = document;
    this.#graph.apply(document, changes);
    this.#finish();
  }

  dispose(): void {
    this.#graph.dispose();
  }

  #finish(): void {
    this.#graph.run(() => false);
    this.#graph.takePatch();
  }
}

function tableOf(document: WorkbookDocument): TableSheet {
  const table = document.sheets.find((sheet): sheet is TableSheet => sheet.kind === 'table');
  assert(table, 'no table');
  return table;
}

/** The same five columns as a person would write them in a loop. */
function plainLoop(table: TableSheet, withRank: boolean): (rate: number) => number {
  const rows = table.blockLengths.reduce((sum, length) => sum + length, 0);
  const columns = table.columns
    .filter(({ formula }) => formula === null)
    .map(({ blocks }) => {
      const values = new Float64Array(rows);
      let start = 0;
      for (const block of blocks) {
        if (block.kind === 'number') values.set(block.values, start);
        start += block.length;
      }
      return values;
    });
  const [cost, capability, orders, visits] = columns.slice(yearCount) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const year1 = columns[0] as Float64Array;
  const [margin, value, spend, ranks] = Array.from({ length: 4 }, () => new Float64Array(rows)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [isHigh, quadrant] = [new Uint8Array(rows), new Uint8Array(rows)];
  const medianOf = (values: Float64Array): number => values.slice().sort()[values.length >> 1] ?? 0;
  const capabilityCut = medianOf(capability);
  return (rate) => {
    for (let row = 0; row < rows; row++) {
      margin[row] = ((year1[row] ?? 0) - (cost[row] ?? 0)) * (1 + rate);
      isHigh[row] = (margin[row] ?? 0) > 500 * (1 + rate) ? 1 : 0;
      spend[row] = (orders[row] ?? 0) * (visits[row] ?? 0) * rate;
      let sum = 0;
      for (let year = yearCount - 1; year >= 0; year--)
        sum = (sum + (columns[year]?.[row] ?? 0) - (cost[row] ?? 0)) / (1 + rate);
      value[row] = sum;
    }
    const valueCut = medianOf(value);
    for (let row = 0; row < rows; row++) {
      const low = (value[row] ?? 0) >= valueCut ? 0 : 2;
      quadrant[row] = low + ((capability[row] ?? 0) >= capabilityCut ? 0 : 1);
    }
    if (withRank) {
      const order = Uint32Array.from(value, (_, row) => row).sort(
        (a, b) => (value[a] ?? 0) - (value[b] ?? 0),
      );
      order.forEach((row, place) => (ranks[row] = place));
    }
    return (value[0] ?? 0) + (quadrant[0] ?? 0) + (spend[0] ?? 0);
  };
}

async function measure(figures: Figures, rows: number, withRank: boolean): Promise<void> {
  const document = workbook(rows, { ...withoutRank, ...(withRank ? rank : fourth) });
  const table = tableOf(document);
  const engine = new BenchEngine(document);
  const loop = plainLoop(table, withRank);
  const parameterId = document.parameters[0]?.id;
  assert(parameterId, 'no parameter');
  const title = `${rows.toLocaleString('en')} rows${withRank ? ', with rank' : ''}`;
  const isFull = rows === 100_000;
  let change = 0;
  await figures.time(
    `${title}: parameter`,
    () => engine.apply({ kind: 'updateParameter', parameterId, patch: { value: 0.1 + ++change / 1000 } }),
    {
      runs: 9,
      ...(isFull && !withRank ? { limitMs: 8 } : {}),
      yardsticks: { loop: () => loop(0.1 + ++change / 1000) },
    },
  );
  const [edited, cost] = [table.columns[0], table.columns[yearCount]];
  assert(edited && cost, 'no columns');
  await figures.time(
    `${title}: everything`,
    // All but one of the formulas read it, and that one reads what they yield.
    () =>
      engine.apply({
        kind: 'setCells',
        sheetId: table.id,
        columnId: cost.id,
        rows: [[lineId(1), rows]],
        values: blockFromValues('number', new Array<number>(rows).fill(++change)),
      }),
    {
      runs: 7,
      ...(isFull ? { limitMs: withRank ? 60 : 15 } : {}),
      yardsticks: { loop: () => loop(0.1) },
    },
  );
  await figures.time(
    `${title}: one cell`,
    () =>
      engine.apply({
        kind: 'setCells',
        sheetId: table.id,
        columnId: edited.id,
        rows: [[lineId((++change % rows) + 1), 1]],
        values: blockFromValues('number', [change]),
      }),
    { runs: 15, ...(isFull ? { limitMs: withRank ? 3 : 1 } : {}) },
  );
  engine.dispose();
}

const calculatedColumns: NodeBenchmark = {
  title: 'Calculated columns: 15 columns of values, 5 of formulas, in the worker',
  async run(figures) {
    for (const rows of rowCounts) {
      await measure(figures, rows, false);
      await measure(figures, rows, true);
    }
  },
};
export default calculatedColumns;
