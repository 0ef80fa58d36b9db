import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  formulaColumns,
  libreOfficeDialect,
  parameterCells,
  plainRows,
  rowFormulas,
  type SpreadsheetTimes,
} from './cellFormulas';

export interface LibreOffice {
  /** `LibreOffice 7.4.7.2 ...` */
  readonly version: string;
  readonly program: string;
  /** A Python that knows LibreOffice's interface. */
  readonly python: string;
}

/** LibreOffice with its Python interface, or why it cannot be measured. */
export function findLibreOffice(): LibreOffice | string {
  const said = (program: string, args: readonly string[]): string | null => {
    const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
    return status === 0 ? stdout.trim() : null;
  };
  const program = ['soffice', 'libreoffice'].find((name) => said(name, ['--version']) !== null);
  if (program === undefined) return 'LibreOffice: not installed';
  const python = ['python3', '/usr/bin/python3'].find((name) => said(name, ['-c', 'import uno']) !== null);
  if (python === undefined) return 'LibreOffice: installed without python3-uno';
  return { version: (said(program, ['--version']) ?? '').replace(/\s+\S*\(Build.*$/, ''), program, python };
}

/** The customers with formula cells in Calc. Throws when it fails or takes longer than the limit. */
export function timeLibreOffice(
  { program, python }: LibreOffice,
  rows: number,
  options: { readonly withRank: boolean; readonly runs: number; readonly seconds: number },
): SpreadsheetTimes {
  const { value, capability } = formulaColumns;
  const median = (column: string): string => `=MEDIAN($Sheet1.${column}1:${column}${rows})`;
  const folder = mkdtempSync(join(tmpdir(), 'worthbook-bench-'));
  const job = {
    program,
    runs: options.runs,
    seconds: options.seconds,
    rows: plainRows(rows),
    formulas: rowFormulas(libreOfficeDialect, 1, rows, options.withRank),
    parameters: {
      [parameterCells.rate]: '0.1',
      [parameterCells.valueMedian]: median(value),
      [parameterCells.capabilityMedian]: median(capability),
    },
    rateCell: parameterCells.rate,
    watchedColumn: value.charCodeAt(0) - 65,
  };
  try {
    const file = join(folder, 'job.json');
    writeFileSync(file, JSON.stringify(job));
    const { status, stdout, stderr } = spawnSync(python, [resolve('test/bench/libreOffice.py'), file], {
      encoding: 'utf8',
      // The script gives up by itself, and ends LibreOffice then.
      timeout: (options.seconds + 30) * 1000,
    });
    if (status !== 0) throw new Error(`LibreOffice: ${lastLine(stderr) || 'no answer'}`);
    return (JSON.parse(lastLine(stdout)) as { times: SpreadsheetTimes }).times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lastLine = (text: string): string => text.trim().split('\n').pop() ?? '';
