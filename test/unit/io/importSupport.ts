import { existsSync, readFileSync } from 'node:fs';
import type { CellValue } from '../../../src/shared/value';
import { readBlocks } from '../../../src/model/columnBlocks';
import { openCsv } from '../../../src/io/csvSource';
import type { CsvChoices, CsvPreview } from '../../../src/model/fileImport';
import type { ImportedTable } from '../../../src/io/importSource';

const dataFolder = new URL('../../../../shared/data/', import.meta.url);

/** Whether the data for tests lies beside the project; without it, tests on it are skipped and say so by their name. */
export const hasSharedData = existsSync(dataFolder);
if (!hasSharedData) console.warn('SKIPPED: ../shared/data is missing, tests on real files do not run');

export function sharedFile(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(path, dataFolder)));
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export async function previewed(file: Uint8Array | string, choices: CsvChoices = {}): Promise<CsvPreview> {
  const result = await openCsv(typeof file === 'string' ? bytesOf(file) : file).preview(choices);
  if (!result.ok) throw new Error(`preview failed: ${result.problem.code}`);
  return result.value;
}

export async function imported(file: Uint8Array | string, choices: CsvChoices = {}): Promise<ImportedTable> {
  const result = await openCsv(typeof file === 'string' ? bytesOf(file) : file).read(choices);
  if (!result.ok) throw new Error(`import failed: ${result.problem.code}`);
  return result.value;
}

/** The values of a column by its name, in row order. */
export function columnValues(table: ImportedTable, name: string): CellValue[] {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`no column ${name}`);
  return Array.from({ length: table.rowCount }, (_, row) => readBlocks(column.blocks, row));
}

export function tableRows(table: ImportedTable): CellValue[][] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.columns.map((column) => readBlocks(column.blocks, row)),
  );
}

/** Type and values of the column of a table that has only this one beside a column of letters. */
export async function readColumn(
  header: string,
  cells: readonly string[],
  choices: CsvChoices = {},
): Promise<{ type: string; values: CellValue[]; table: ImportedTable }> {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const text = [`key,${quoted(header)}`, ...cells.map((cell, i) => `k${i},${quoted(cell)}`)].join('\n');
  const table = await imported(text, { hasHeader: true, ...choices });
  const column = table.columns[1];
  return { type: column?.type ?? 'missing', values: columnValues(table, column?.name ?? ''), table };
}
