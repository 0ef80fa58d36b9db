import { csvPieces, type CsvTextOptions } from '../io/csvText';
import type { Sheet } from '../model/document';
import type { ValueReader } from '../model/valueReader';
import { joinBytes } from '../shared/joinBytes';
import { Pacer } from '../shared/pacer';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { sheetRows } from './sheetRows';

export interface CsvExportOptions extends CsvTextOptions {
  readonly signal?: AbortSignal;
}

/** The shown values of a sheet as the bytes of a CSV file, in slices between which the page can draw and be heard. */
export async function exportCsv(
  sheet: Sheet,
  values: ValueReader,
  { signal, ...options }: CsvExportOptions = {},
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { header, rows } = sheetRows(sheet, values);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const pacer = new Pacer();
  for (const piece of csvPieces(header, rows, options)) {
    parts.push(encoder.encode(piece));
    await pacer.pause();
    if (signal?.aborted) return failed(problem('cancelled'));
  }
  return ok(joinBytes(parts));
}
