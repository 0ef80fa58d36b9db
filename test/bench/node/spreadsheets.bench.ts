import { BenchEngine } from '../benchEngine';
import type { Figures, NodeBenchmark } from '../benchmark';
import type { SpreadsheetTimes } from '../cellFormulas';
import { HyperFormulaCells } from '../hyperFormulaCells';
import { findLibreOffice, timeLibreOffice } from '../libreOffice';
import { collectTimes, medianOf } from '../measure';
import { rowCounts, rowsText } from '../sizes';
import { otherCosts, place, setPlainCells, setRate, valueWorkbook } from '../valueTable';

type Work = keyof SpreadsheetTimes;
const works: readonly (readonly [Work, string])[] = [
  ['open', 'open, everything computed'],
  ['parameter', 'parameter'],
  ['full', 'full recalculation'],
  ['oneCell', 'one cell edited'],
];
/** How many times faster one parameter at 100,000 rows has to be. */
const atLeast = { HyperFormula: 150, LibreOffice: 25 } as const;
type Other = keyof typeof atLeast;

const runs = 7;
/** A rank in each row looks through all rows: what both programs are asked for ends where it takes minutes. */
const mostRowsWithRank: Readonly<Record<Other, number>> = { HyperFormula: 1_000, LibreOffice: 1_000 };
const libreOfficeSeconds = 100;

function timeOurs(rows: number, withRank: boolean): SpreadsheetTimes {
  const workbook = valueWorkbook(rows, withRank);
  let change = 0;
  let engine: BenchEngine | null = null;
  const open = collectTimes(runs, 1, () => {
    engine?.dispose();
    engine = new BenchEngine(workbook.document);
  });
  const apply = (operation: Parameters<BenchEngine['apply']>[0]): void => engine?.apply(operation);
  const parameter = collectTimes(runs, 3, () => apply(setRate(workbook, 0.1 + ++change / 1000)));
  const full = collectTimes(
    runs,
    3,
    (costs) => apply(costs),
    () => setPlainCells(workbook, place.cost, 0, otherCosts(rows, ++change)),
  );
  const oneCell = collectTimes(runs, 3, () =>
    apply(setPlainCells(workbook, place.firstYear, (++change * 7919) % rows, [change])),
  );
  apply(setRate(workbook, 0.1));
  (engine as BenchEngine | null)?.dispose();
  return { open, parameter, full, oneCell };
}

/** Without runs before the measured ones: at 100,000 rows one takes seconds. */
function timeHyperFormula(rows: number, withRank: boolean): SpreadsheetTimes {
  const beganAt = performance.now();
  const cells = new HyperFormulaCells(rows, withRank);
  const open = [performance.now() - beganAt];
  let change = 0;
  const parameter = collectTimes(runs, 0, () => cells.setRate(0.1 + ++change / 1000));
  const full = collectTimes(runs, 0, () => cells.setCosts(++change));
  const oneCell = collectTimes(runs, 0, () => cells.setCell((++change * 7919) % rows, change));
  cells.dispose();
  return { open, parameter, full, oneCell };
}

function addComparison(
  figures: Figures,
  title: string,
  name: Other,
  ours: SpreadsheetTimes,
  theirs: SpreadsheetTimes,
  isDemanded: boolean,
): void {
  for (const [work, label] of works) {
    const samples = theirs[work];
    if (samples.length === 0) continue;
    const times = medianOf(samples) / medianOf(ours[work]);
    figures.add({
      title: `${title}: ${label}, ${name}`,
      unit: 'ms',
      samples,
      yardsticks: { ours: medianOf(ours[work]) },
      note: `${times.toFixed(times < 10 ? 1 : 0)} times ours`,
    });
    if (!isDemanded || work !== 'parameter') continue;
    figures.add({
      title: `${title}: ${label}, times faster than ${name}`,
      unit: 'x',
      samples: [times],
      atLeast: atLeast[name],
    });
  }
}

/** What a formula cell in each row costs, in HyperFormula alone and in LibreOffice, against the columns of the engine. */
const spreadsheets: NodeBenchmark = {
  title: 'Worker against formula cells: the same five formulas in each row',
  async run(figures) {
    const libreOffice = findLibreOffice();
    if (typeof libreOffice === 'string') {
      figures.add({ title: 'LibreOffice', unit: 'ms', samples: [], note: libreOffice });
    }
    for (const rows of rowCounts([1_000, 10_000, 100_000])) {
      for (const withRank of [false, true]) {
        const title = `${rowsText(rows)}${withRank ? ', with rank' : ''}`;
        const ours = timeOurs(rows, withRank);
        const compare = async (name: Other, time: () => SpreadsheetTimes): Promise<void> => {
          if (withRank && rows > mostRowsWithRank[name]) {
            const note = `a rank in each row takes minutes from ${rowsText(rows)} on`;
            figures.add({ title: `${title}: ${name}`, unit: 'ms', samples: [], note });
            return;
          }
          await figures.attempt(`${title}: ${name}`, () => {
            addComparison(figures, title, name, ours, time(), !withRank && rows === 100_000);
          });
        };
        if (typeof libreOffice !== 'string') {
          const options = { withRank, runs, seconds: libreOfficeSeconds };
          await compare('LibreOffice', () => timeLibreOffice(libreOffice, rows, options));
        }
        await compare('HyperFormula', () => timeHyperFormula(rows, withRank));
      }
    }
  },
};
export default spreadsheets;
