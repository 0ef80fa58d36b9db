import type { Figure, Unit } from './benchmark';
import { medianOf } from './measure';

export interface BenchmarkResult {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Three significant digits, without an exponent. */
function shown(value: number, unit: Unit): string {
  if (value === 0) return `0 ${unit}`;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return `${value.toFixed(digits)} ${unit}`;
}

const headings = ['Figure', 'Median', 'Min', 'Max', 'Must be', 'Yardsticks'];

function cellsOf({ title, unit, samples, limit, yardsticks = {} }: Figure): string[] {
  const median = medianOf(samples);
  const verdict = limit === undefined ? '' : `<= ${shown(limit, unit)}${median > limit ? ' **missed**' : ''}`;
  return [
    title,
    shown(median, unit),
    shown(Math.min(...samples), unit),
    shown(Math.max(...samples), unit),
    verdict,
    Object.entries(yardsticks)
      .map(([name, value]) => `${name} ${shown(value, unit)}`)
      .join(', '),
  ];
}

/** A Markdown table whose columns also line up on a terminal. */
export function tableOf({ title, figures }: BenchmarkResult): string {
  const rows = [headings, ...figures.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [`## ${title}`, '', line(head), rule, ...body.map(line)].join('\n');
}

export function missedFigures(results: readonly BenchmarkResult[]): number {
  return results
    .flatMap(({ figures }) => figures)
    .filter(({ samples, limit }) => limit !== undefined && medianOf(samples) > limit).length;
}
