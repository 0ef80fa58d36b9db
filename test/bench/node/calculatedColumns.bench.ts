import type { ColumnBlock } from '../../../src/model/columnBlock';
import { readBlocks } from '../../../src/model/columnBlocks';
import { BenchEngine } from '../benchEngine';
import { blockBytes } from '../blockBytes';
import type { Figures, NodeBenchmark } from '../benchmark';
import { PlainLoop } from '../plainLoop';
import { rowCounts, rowsText } from '../sizes';
import {
  otherCosts,
  place,
  plainColumns,
  setPlainCells,
  setRate,
  valueColumnCount,
  valueWorkbook,
  type ValueWorkbook,
} from '../valueTable';

type Work = 'parameter' | 'full' | 'oneCell' | 'open';
type Medians = Partial<Record<Work, number>>;

const limitsMs: Readonly<Record<string, Medians>> = {
  '100000': { parameter: 8, full: 15, oneCell: 1 },
  '100000 rank': { full: 60, oneCell: 3 },
  '1000000': { parameter: 40, full: 150, open: 4000 },
};
/** What ten times as many rows may cost: a little more than ten, as caches are left behind and ranks are sorted. */
const growthLimit = 14;
/** Of the engine's heap and buffers against the columns as plain arrays. */
const memoryFactor = 4;
const megabyte = 1e6;

function limitOf(rows: number, withRank: boolean, work: Work): { limitMs?: number } {
  const limitMs = limitsMs[withRank ? `${rows} rank` : String(rows)]?.[work];
  return limitMs === undefined ? {} : { limitMs };
}

/** The loop is a yardstick only as long as it computes the same. */
function assertLoopIsRight(workbook: ValueWorkbook, engine: BenchEngine, loop: PlainLoop): void {
  loop.run(0.1);
  const { margin, isHigh, value, quadrant, fifth } = loop.result;
  const blocksOf = (index: number): readonly ColumnBlock[] =>
    engine.blocksOf(
      workbook.document.sheets.flatMap((s) => (s.kind === 'table' ? s.columns : []))[valueColumnCount + index]
        ?.id ?? '',
    );
  const isNear = (a: unknown, b: number): boolean =>
    typeof a === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  const step = Math.max(1, Math.floor(value.length / 997));
  for (let row = 0; row < value.length; row += step) {
    const isSame =
      isNear(readBlocks(blocksOf(0), row), margin[row] as number) &&
      readBlocks(blocksOf(1), row) === (isHigh[row] ? 'high' : 'low') &&
      isNear(readBlocks(blocksOf(2), row), value[row] as number) &&
      readBlocks(blocksOf(3), row) === 'ABCD'[quadrant[row] as number] &&
      isNear(readBlocks(blocksOf(4), row), fifth[row] as number);
    if (!isSame) throw new Error(`the plain loop and the engine differ in row ${row}`);
  }
}

async function measure(figures: Figures, rows: number, withRank: boolean): Promise<Medians> {
  const workbook = valueWorkbook(rows, withRank);
  const { document } = workbook;
  const loop = new PlainLoop(plainColumns(rows), withRank);
  const yardsticks = { loop: () => loop.run(0.1 + ++change / 1000) };
  const title = `${rowsText(rows)}${withRank ? ', with rank' : ''}`;
  const slow = rows >= 1_000_000;
  let change = 0;

  let engine = new BenchEngine(document);
  assertLoopIsRight(workbook, engine, loop);
  const open = await figures.time(
    `${title}: open, everything computed`,
    () => {
      engine.dispose();
      engine = new BenchEngine(document);
    },
    { warmups: slow ? 1 : 3, ...limitOf(rows, withRank, 'open') },
  );
  const parameter = await figures.time(
    `${title}: parameter`,
    () => engine.apply(setRate(workbook, 0.1 + ++change / 1000)),
    {
      runs: 9,
      yardsticks: { loop: () => loop.runParameter(0.1 + ++change / 1000) },
      ...limitOf(rows, withRank, 'parameter'),
    },
  );
  // All formulas read the cost, or read what another one yields that does.
  let costs = setPlainCells(workbook, place.cost, 0, otherCosts(rows, 0));
  const full = await figures.time(`${title}: full recalculation`, () => engine.apply(costs), {
    before: () => (costs = setPlainCells(workbook, place.cost, 0, otherCosts(rows, ++change))),
    yardsticks,
    ...limitOf(rows, withRank, 'full'),
  });
  const oneCell = await figures.time(
    `${title}: one cell edited, all dependents fresh`,
    () => engine.apply(setPlainCells(workbook, place.firstYear, (++change * 7919) % rows, [change])),
    { runs: 15, yardsticks, ...limitOf(rows, withRank, 'oneCell') },
  );
  engine.dispose();
  return { parameter, full, oneCell, open };
}

function addGrowth(figures: Figures, medians: ReadonlyMap<number, Medians>, withRank: boolean): void {
  for (const rows of [100_000, 1_000_000]) {
    for (const work of ['parameter', 'full'] as const) {
      const [large, small] = [medians.get(rows)?.[work], medians.get(rows / 10)?.[work]];
      if (large === undefined || small === undefined) continue;
      const name = work === 'full' ? 'full recalculation' : 'parameter';
      figures.add({
        title: `${name}${withRank ? ', with rank' : ''}: t(${rows.toLocaleString('en')}) / t(${(rows / 10).toLocaleString('en')})`,
        unit: 'x',
        samples: [large / small],
        ...(work === 'full' || rows === 1_000_000 ? { limit: growthLimit } : {}),
      });
    }
  }
}

function usedBytes(): number {
  for (let round = 0; round < 4; round++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What a worker that holds the workbook takes: its copy of the document, the engine and everything computed. */
function addMemory(figures: Figures, rows: number): void {
  const workbook = valueWorkbook(rows, true);
  const before = usedBytes();
  const engine = new BenchEngine(structuredClone(workbook.document));
  engine.apply(setRate(workbook, 0.12));
  const used = usedBytes() - before;
  const plain = workbook.table.columns.flatMap(({ blocks }) => blocks);
  const computed = workbook.document.sheets
    .flatMap((sheet) => (sheet.kind === 'table' ? sheet.columns : []))
    .flatMap(({ id }) => engine.blocksOf(id));
  const raw = [...plain, ...computed].reduce((sum, block) => sum + blockBytes(block), 0);
  engine.dispose();
  figures.add({
    title: `${rowsText(rows)}: worker's heap and buffers`,
    unit: 'MB',
    samples: [used / megabyte],
    limit: (memoryFactor * raw) / megabyte,
    yardsticks: { 'raw columns': raw / megabyte },
    note: `limit: ${memoryFactor} x raw`,
  });
}

/** In the worker, without messages. Every figure stands beside the same work as plain loops. */
const calculatedColumns: NodeBenchmark = {
  title: 'Worker: 15 columns of values, 5 calculated',
  async run(figures) {
    const medians = { plain: new Map<number, Medians>(), rank: new Map<number, Medians>() };
    for (const rows of rowCounts([1_000, 10_000, 100_000, 1_000_000])) {
      await figures.attempt(rowsText(rows), async () => {
        medians.plain.set(rows, await measure(figures, rows, false));
        medians.rank.set(rows, await measure(figures, rows, true));
      });
    }
    addGrowth(figures, medians.plain, false);
    addGrowth(figures, medians.rank, true);
    for (const rows of rowCounts([100_000, 1_000_000])) {
      await figures.attempt(`${rowsText(rows)}: memory`, () => addMemory(figures, rows));
    }
  },
};
export default calculatedColumns;
