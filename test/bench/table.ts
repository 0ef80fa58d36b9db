import type { Figure, Unit } from './benchmark';
import { isMissed, medianOf } from './measure';

export interface BenchmarkResult {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** The benchmark ended early: a crash, or out of time. */
  readonly problem?: string;
}

/** Three significant digits, without an exponent. */
export function shown(value: number, unit: Unit): string {
  if (value === 0 || unit === 'cells') return `${value.toLocaleString('en')} ${unit}`;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return `${value.toFixed(digits)} ${unit}`;
}

const headings = ['Figure', 'Median', 'Min', 'Max', 'Must be', 'Yardsticks and notes'];

/** `<= 8 ms`, `>= 150 x` or nothing. */
export function demandOf({ unit, limit, atLeast }: Figure): string {
  const demands = [
    limit === undefined ? '' : `<= ${shown(limit, unit)}`,
    atLeast === undefined ? '' : `>= ${shown(atLeast, unit)}`,
  ];
  return demands.filter((demand) => demand !== '').join(', ');
}

/** Yardsticks and notes in one line. */
export function remarksOf({ unit, yardsticks = {}, note }: Figure): string {
  const remarks = Object.entries(yardsticks).map(([name, value]) => `${name} ${shown(value, unit)}`);
  if (note !== undefined) remarks.push(note);
  return remarks.join(', ').replaceAll('|', '\\|');
}

function cellsOf(figure: Figure): string[] {
  const { title, unit, samples } = figure;
  const demand = demandOf(figure);
  const measured =
    samples.length === 0
      ? ['not measured', '', '']
      : [medianOf(samples), Math.min(...samples), Math.max(...samples)].map((value) => shown(value, unit));
  return [title, ...measured, isMissed(figure) ? `${demand} **missed**` : demand, remarksOf(figure)];
}

/** A Markdown table whose columns also line up on a terminal. */
export function markdownTable(head: readonly string[], body: readonly (readonly string[])[]): string {
  const rows = [head, ...body];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...body].map(line).join('\n');
}

/** One benchmark: its figures, and under them where the time goes in those that were profiled. */
export function tableOf({ title, figures, problem }: BenchmarkResult): string {
  const parts = [`## ${title}`];
  const measured = figures.filter(({ samples, profile }) => samples.length > 0 || profile === undefined);
  if (measured.length > 0) parts.push(markdownTable(headings, measured.map(cellsOf)));
  for (const { title: name, profile } of figures) {
    if (profile)
      parts.push([`Where the time goes, ${name}:`, '', ...profile.map((line) => `- ${line}`)].join('\n'));
  }
  if (problem !== undefined) parts.push(`**Incomplete:** ${problem}`);
  return parts.join('\n\n');
}

export function missedFigures(results: readonly BenchmarkResult[]): readonly Figure[] {
  return results.flatMap(({ figures }) => figures).filter(isMissed);
}
