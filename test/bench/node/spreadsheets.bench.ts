import { BenchEngine } from '../benchEngine';
import type { Figures, NodeBenchmark } from '../benchmark';
import type { SpreadsheetTimes } from '../cellFormulas';
import { HyperFormulaCells } from '../hyperFormulaCells';
import { findLibreOffice, timeLibreOffice } from '../libreOffice';
import { collectTimes, medianOf } from '../measure';
import { rowCounts, rowsText } from '../sizes';
import { otherCosts, place, setPlainCells, setRate, valueWorkbook } from '../valueTable';

type Work = keyof SpreadsheetTimes;
const labels: Readonly<Record<Work, string>> = {
  open: 'open, everything computed',
  parameter: 'parameter',
  full: 'full recalculation',
  oneCell: 'one cell edited',
};
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

type OnTimes = (work: Work, samples: readonly number[]) => void;

/**
 * Without runs before the measured ones: at 100,000 rows one takes seconds. Tells of each kind of work as soon as it is
 * measured, the one with a limit first.
 */
function timeHyperFormula(rows: number, withRank: boolean, onTimes: OnTimes): void {
  const beganAt = performance.now();
  const cells = new HyperFormulaCells(rows, withRank);
  onTimes('open', [performance.now() - beganAt]);
  let change = 0;
  onTimes(
    'parameter',
    collectTimes(runs, 0, () => cells.setRate(0.1 + ++change / 1000)),
  );
  onTimes(
    'oneCell',
    collectTimes(runs, 0, () => cells.setCell((++change * 7919) % rows, change)),
  );
  onTimes(
    'full',
    collectTimes(runs, 0, () => cells.setCosts(++change)),
  );
  cells.dispose();
}

function addComparison(
  figures: Figures,
  compared: { readonly title: string; readonly name: Other; readonly isDemanded: boolean },
  work: Work,
  ours: readonly number[],
  theirs: readonly number[],
): void {
  const { name, isDemanded } = compared;
  const title = `${compared.title}: ${labels[work]}`;
  const times = medianOf(theirs) / medianOf(ours);
  figures.add({
    title: `${title}, ${name}`,
    unit: 'ms',
    samples: theirs,
    yardsticks: { ours: medianOf(ours) },
    note: `${times.toFixed(times < 10 ? 1 : 0)} times ours`,
  });
  if (!isDemanded || work !== 'parameter') return;
  figures.add({
    title: `${title}, times faster than ${name}`,
    unit: 'x',
    samples: [times],
    atLeast: atLeast[name],
  });
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
        const compare = async (name: Other, time: (onTimes: OnTimes) => void): Promise<void> => {
          if (withRank && rows > mostRowsWithRank[name]) {
            const note = `a rank in each row takes minutes from ${rowsText(rows)} on`;
            figures.add({ title: `${title}: ${name}`, unit: 'ms', samples: [], note });
            return;
          }
          const compared = { title, name, isDemanded: !withRank && rows === 100_000 };
          await figures.attempt(`${title}: ${name}`, () =>
            time((work, theirs) => addComparison(figures, compared, work, ours[work], theirs)),
          );
        };
        if (typeof libreOffice !== 'string') {
          await compare('LibreOffice', (onTimes) => {
            const options = { withRank, runs, seconds: libreOfficeSeconds };
            const times = timeLibreOffice(libreOffice, rows, options);
            for (const work of ['parameter', 'full', 'oneCell'] as const) onTimes(work, times[work]);
          });
        }
        await compare('HyperFormula', (onTimes) => timeHyperFormula(rows, withRank, onTimes));
      }
    }
  },
};
export default spreadsheets;
