import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { defaultLicenseKey } from '../../../src/engine/hyperformula';
import { WorkbookGraph } from '../../../src/engine/workbookGraph';
import { applyOperations } from '../../../src/model/applyOperations';
import { blockFromValues, blockKindOf, blockValue } from '../../../src/model/columnBlocks';
import type { TableSheet, WorkbookDocument } from '../../../src/model/document';
import { toStoredFormula } from '../../../src/model/formula/vocabulary';
import { lineId, newColumnId, type ColumnId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import type { Operation } from '../../../src/model/operation';
import { assert } from '../../../src/shared/assert';
import type { CellValue } from '../../../src/shared/value';
import { customerDataUrl, hasCustomerData, serialOf } from '../../support/customerData';
import { sampleTable } from '../../support/sampleWorkbook';
import type { Figures, NodeBenchmark } from '../benchmark';

/** Orders by column; a customer is a number in one data set and a text in the other. */
interface Orders {
  readonly customer: readonly CellValue[];
  readonly product: readonly CellValue[];
  readonly amount: readonly number[];
  readonly day: readonly number[];
}

const rollUps = {
  Orders: '=COUNTIFS(Orders[Customer],[@Id])',
  Spent: '=SUMIFS(Orders[Amount],Orders[Customer],[@Id])',
  First: '=MINIFS(Orders[Day],Orders[Customer],[@Id])',
  Last: '=MAXIFS(Orders[Day],Orders[Customer],[@Id])',
};
const lookUps = {
  'First product': '=XLOOKUP([@Id],Orders[Customer],Orders[Product],"")',
  'Last product': '=XLOOKUP([@Id],Orders[Customer],Orders[Product],"",0,-1)',
};
const distinct = { Products: '=ROLLUP.DISTINCT(Orders[Product],Orders[Customer],[@Id])' };

/** The lines as the file has them: those without a customer too. */
function readRetail(): Orders {
  const bytes = gunzipSync(readFileSync(customerDataUrl('online-retail.csv.gz')));
  const { data } = Papa.parse<string[]>(bytes.toString('utf8'), { skipEmptyLines: true });
  const header = data[0] ?? [];
  const column = (name: string): string[] => {
    const at = header.indexOf(name);
    return data.slice(1).map((cells) => cells[at] ?? '');
  };
  const prices = column('UnitPrice');
  return {
    customer: column('CustomerID').map((text) => (text === '' ? null : Number(text))),
    product: column('StockCode'),
    amount: column('Quantity').map((quantity, row) => Number(quantity) * Number(prices[row])),
    day: column('InvoiceDate').map(serialOf),
  };
}

/** Customers of lines that were paid: the 4,338 of the figures in the specification. */
function buyers({ customer, amount }: Orders): CellValue[] {
  const ids = new Set<CellValue>();
  customer.forEach((id, row) => {
    if (id !== null && (amount[row] ?? 0) > 0) ids.add(id);
  });
  return [...ids];
}

function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function madeUp(orders: number, customers: number): { readonly orders: Orders; readonly ids: CellValue[] } {
  const next = sequence(11);
  const ids = Array.from({ length: customers }, (_, at) => `C${String(at).padStart(6, '0')}`);
  const rows = Array.from({ length: orders });
  return {
    ids,
    orders: {
      customer: rows.map(() => ids[Math.floor(next() * customers)] ?? null),
      product: rows.map(() => `P${Math.floor(next() * 2_000)}`),
      amount: rows.map(() => Math.round(next() * 10_000) / 100),
      day: rows.map(() => 44_000 + Math.floor(next() * 1_000)),
    },
  };
}

function workbook(ids: readonly CellValue[], { customer, product, amount, day }: Orders): WorkbookDocument {
  const empty = newWorkbook();
  const keyType = typeof ids[0] === 'number' ? 'number' : 'text';
  return {
    ...empty,
    sheets: [
      ...empty.sheets,
      sampleTable('Customers', [{ name: 'Id', type: keyType, values: ids }]),
      sampleTable('Orders', [
        { name: 'Customer', type: keyType, values: customer },
        { name: 'Product', type: 'text', values: product },
        { name: 'Amount', type: 'number', values: amount },
        { name: 'Day', type: 'date', values: day },
      ]),
    ],
  };
}

/** The engine as it runs in the worker, without messages. */
class BenchEngine {
  document: WorkbookDocument;
  readonly #graph: WorkbookGraph;

  constructor(document: WorkbookDocument) {
    this.document = document;
    this.#graph = new WorkbookGraph(document, defaultLicenseKey, null);
    this.#finish();
  }

  apply(operations: readonly Operation[]) {
    const { document, changes } = applyOperations(this.document, operations);
    this.document = document;
    this.#graph.apply(document, changes);
    return this.#finish();
  }

  table(name: string): TableSheet {
    const table = this.document.sheets.find((sheet) => sheet.name === name);
    assert(table?.kind === 'table', `no table ${name}`);
    return table;
  }

  addColumns(formulas: Readonly<Record<string, string>>) {
    const { id: sheetId, columns } = this.table('Customers');
    let after = columns.at(-1)?.id ?? null;
    return this.apply(
      Object.entries(formulas).map(([name, formula]): Operation => {
        const stored = toStoredFormula(formula, this.document, { sheetId });
        assert(stored.ok, `${formula} is no formula`);
        const column = {
          id: newColumnId(),
          name,
          type: 'number' as const,
          formula: stored.value,
          blocks: [],
        };
        const operation = { kind: 'addColumn' as const, sheetId, column, after };
        after = column.id;
        return operation;
      }),
    );
  }

  set(table: string, columnName: string, row: number, value: CellValue) {
    const { id: sheetId, columns } = this.table(table);
    const column = columns.find(({ name }) => name === columnName);
    assert(column, `no column ${columnName}`);
    const values = blockFromValues(blockKindOf(column.type), [value]);
    return this.apply([
      { kind: 'setCells', sheetId, columnId: column.id, rows: [[lineId(row + 1), 1]], values },
    ]);
  }

  dispose(): void {
    this.#graph.dispose();
  }

  #finish() {
    this.#graph.run(() => false);
    return this.#graph.takePatch();
  }
}

interface Totals {
  count: number;
  sum: number;
  first: number;
  last: number;
}

/** The four roll-ups as a person would write them in a loop. */
function mapLoop(ids: readonly CellValue[], { customer, amount, day }: Orders): (Totals | undefined)[] {
  const totals = new Map<CellValue, Totals>();
  for (let row = 0; row < customer.length; row++) {
    const id = customer[row] as CellValue;
    const when = day[row] as number;
    let total = totals.get(id);
    if (total === undefined) {
      total = { count: 0, sum: 0, first: Infinity, last: -Infinity };
      totals.set(id, total);
    }
    total.count++;
    total.sum += amount[row] as number;
    total.first = Math.min(total.first, when);
    total.last = Math.max(total.last, when);
  }
  return ids.map((id) => totals.get(id));
}

/** A fast answer that is wrong would be no figure. */
function check(
  patch: ReturnType<BenchEngine['addColumns']>,
  expected: readonly (Totals | undefined)[],
): void {
  const byColumn = new Map<ColumnId, CellValue[]>();
  for (const { columnId, blocks } of patch.columns) {
    byColumn.set(
      columnId,
      blocks.flatMap((block) => Array.from({ length: block.length }, (_, row) => blockValue(block, row))),
    );
  }
  const [counts, sums, firsts, lasts] = [...byColumn.values()];
  expected.forEach((total, row) => {
    const isRight =
      counts?.[row] === (total?.count ?? 0) &&
      Math.abs(Number(sums?.[row]) - (total?.sum ?? 0)) <= 1e-6 &&
      firsts?.[row] === (total?.first ?? 0) &&
      lasts?.[row] === (total?.last ?? 0);
    assert(isRight, `the roll-up of row ${row} is wrong`);
  });
}

async function measure(
  figures: Figures,
  title: string,
  ids: readonly CellValue[],
  orders: Orders,
  limitMs?: number,
): Promise<void> {
  const document = workbook(ids, orders);
  const open = (): BenchEngine => new BenchEngine(document);
  let engine = open();
  check(engine.addColumns(rollUps), mapLoop(ids, orders));
  const afresh = (): void => {
    engine.dispose();
    engine = open();
  };
  await figures.time(`${title}: count, sum, first, last, index included`, () => engine.addColumns(rollUps), {
    before: afresh,
    ...(limitMs === undefined ? {} : { limitMs }),
    yardsticks: { 'Map loop': () => mapLoop(ids, orders) },
  });
  await figures.time(`${title}: first and last product by look-up`, () => engine.addColumns(lookUps), {
    before: afresh,
  });
  await figures.time(`${title}: distinct products`, () => engine.addColumns(distinct), { before: afresh });
  afresh();
  engine.addColumns({ ...rollUps, ...lookUps });
  let change = 0;
  const next = (): number => ++change % orders.amount.length;
  await figures.time(
    `${title}: amount of one order edited`,
    () => engine.set('Orders', 'Amount', next(), change),
    {
      runs: 15,
    },
  );
  await figures.time(
    `${title}: customer of one order edited`,
    () => engine.set('Orders', 'Customer', next(), ids[change % ids.length] ?? null),
    { runs: 15 },
  );
  await figures.time(
    `${title}: id of one customer edited`,
    () => engine.set('Customers', 'Id', change % ids.length, ids[++change % ids.length] ?? null),
    { runs: 15 },
  );
  engine.dispose();
}

const rollUp: NodeBenchmark = {
  title: 'Orders rolled up to customers by key, in the worker',
  async run(figures) {
    if (hasCustomerData('online-retail.csv.gz')) {
      const orders = readRetail();
      const ids = buyers(orders);
      const lines = orders.amount.length.toLocaleString('en');
      await measure(
        figures,
        `${lines} order lines, ${ids.length.toLocaleString('en')} customers`,
        ids,
        orders,
        150,
      );
    }
    const { orders, ids } = madeUp(500_000, 100_000);
    await measure(figures, '500,000 orders, 100,000 customers', ids, orders);
  },
};
export default rollUp;
