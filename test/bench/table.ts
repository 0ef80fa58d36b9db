import type { Figure, Unit } from './benchmark';
import { isMissed, medianOf } from './measure';

export interface BenchmarkResult {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** The benchmark ended early: a crash, or out of time. */
  readonly problem?: string;
}

/** Three significant digits, without an exponent. */
function shown(value: number, unit: Unit): string {
  if (value === 0 || unit === 'cells') return `${value.toLocaleString('en')} ${unit}`;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return `${value.toFixed(digits)} ${unit}`;
}

const headings = ['Figure', 'Median', 'Min', 'Max', 'Must be', 'Yardsticks and notes'];

function demandOf({ unit, limit, atLeast }: Figure): string {
  const demands = [
    limit === undefined ? '' : `<= ${shown(limit, unit)}`,
    atLeast === undefined ? '' : `>= ${shown(atLeast, unit)}`,
  ];
  return demands.filter((demand) => demand !== '').join(', ');
}

function cellsOf(figure: Figure): string[] {
  const { title, unit, samples, yardsticks = {}, note } = figure;
  const isMeasured = samples.length > 0;
  const demand = demandOf(figure);
  const remarks = Object.entries(yardsticks).map(([name, value]) => `${name} ${shown(value, unit)}`);
  if (note !== undefined) remarks.push(note);
  return [
    title,
    isMeasured ? shown(medianOf(samples), unit) : 'not measured',
    isMeasured ? shown(Math.min(...samples), unit) : '',
    isMeasured ? shown(Math.max(...samples), unit) : '',
    isMissed(figure) ? `${demand} **missed**` : demand,
    remarks.join(', ').replaceAll('|', '\\|'),
  ];
}

/** A Markdown table whose columns also line up on a terminal. */
export function tableOf({ title, figures, problem }: BenchmarkResult): string {
  const rows = [headings, ...figures.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const lines = [`## ${title}`, '', line(head), rule, ...body.map(line)];
  return problem === undefined ? lines.join('\n') : [...lines, '', `**Incomplete:** ${problem}`].join('\n');
}

export function missedFigures(results: readonly BenchmarkResult[]): readonly Figure[] {
  return results.flatMap(({ figures }) => figures).filter(isMissed);
}
