import type { Figure } from './benchmark';
import { isMissed, medianOf } from './measure';
import { demandOf, markdownTable, remarksOf, shown } from './table';

/** What the README shows of all figures: the title in the README, and the figure's own. */
const headlines: readonly (readonly [label: string, title: string | RegExp])[] = [
  ['One parameter that all rows use, in the worker', '100,000 rows: parameter'],
  [
    '... times faster than HyperFormula with formula cells',
    /^100,000 rows: parameter, times faster than HyperFormula/,
  ],
  ['... times faster than LibreOffice', /^100,000 rows: parameter, times faster than LibreOffice/],
  ['Full recalculation, in the worker', '100,000 rows: full recalculation'],
  ['Full recalculation with percent ranks', '100,000 rows, with rank: full recalculation'],
  ['One cell edited, all dependents fresh', '100,000 rows: one cell edited, all dependents fresh'],
  ['One cell edited, with percent ranks', '100,000 rows, with rank: one cell edited, all dependents fresh'],
  ['Edit to the painted result, p95', '100,000 rows: edit, dependent value painted, p95'],
  ['Parameter to the painted result, p95', '100,000 rows: parameter, result painted, p95'],
  ['Open from IndexedDB, first real values painted', '100,000 rows: first real values painted'],
  ['Open from IndexedDB, everything ready', '100,000 rows: everything ready'],
  ['A CSV file of 20 columns, from drop to painted and durable', /^100,000 rows x 20.*durable$/],
  ['Sort by one column, painted', '100,000 rows: sort by one column, painted'],
  ['Memory of the worker', '100,000 rows: worker'],
  ['Memory of the main thread beyond the grid', '100,000 rows: main thread beyond the grid'],
  ['541,909 order lines rolled up to 4,338 customers', /^541,909 order lines.*index included/],
  ['1,000,000 rows: one parameter, in the worker', '1,000,000 rows: parameter'],
  ['1,000,000 rows: full recalculation', '1,000,000 rows: full recalculation'],
  ['1,000,000 rows: open, everything ready', '1,000,000 rows: everything ready'],
  ['Random cells that differ between plan and engine', 'Cells that differ by more than 1e-9'],
];

/** The few figures that say most, as a Markdown table; 100,000 rows of 15 columns and 5 calculated unless said. */
export function headlineTable(figures: readonly Figure[]): string {
  const rows = headlines.map(([label, title]) => {
    const figure = figures.find((each) =>
      typeof title === 'string' ? each.title === title : title.test(each.title),
    );
    if (!figure || figure.samples.length === 0)
      return [label, 'not measured', '', figure ? remarksOf(figure) : ''];
    const demand = demandOf(figure);
    const measured = shown(medianOf(figure.samples), figure.unit);
    return [label, measured, isMissed(figure) ? `${demand} **missed**` : demand, remarksOf(figure)];
  });
  return markdownTable(['Figure', 'Measured', 'Must be', 'Beside it'], rows);
}
