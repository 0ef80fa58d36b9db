import { describe, expect, it } from 'vitest';
import { csvPieces, toCsvText } from '../../../src/io/csvText';
import { exportCsv } from '../../../src/session/exportCsv';
import type { ValueReader } from '../../../src/model/valueReader';
import { sampleTable } from '../../support/sampleWorkbook';

const rowCount = 20_000;
const numbers = Array.from({ length: rowCount }, (_, row) => row);
const table = sampleTable('Customers', [
  { name: 'Id', type: 'text', values: numbers.map((row) => `00${row}`) },
  { name: 'Note', type: 'text', values: numbers.map(() => '=1+1') },
  { name: 'Revenue', type: 'number', values: numbers },
]);

/** The values of the table; `onColumn` hears when one of its columns is asked for. */
const valuesOf = (onColumn: () => void = () => undefined): ValueReader =>
  ({
    columnBlocks: (_: unknown, id: string) => {
      onColumn();
      return table.columns.find((column) => column.id === id)?.blocks ?? [];
    },
  }) as unknown as ValueReader;

describe('a sheet as a CSV file', () => {
  it('is written some rows at a time, which together are what is written at once', () => {
    let taken = 0;
    function* rows() {
      for (const row of numbers) {
        taken++;
        yield [`00${row}`, '=1+1', row];
      }
    }
    const header = ['Id', 'Note', 'Revenue'];
    const pieces: string[] = [];
    let before = 0;
    for (const piece of csvPieces(header, rows())) {
      expect(taken - before).toBeLessThanOrEqual(1_000);
      before = taken;
      pieces.push(piece);
    }
    expect(pieces.length).toBeGreaterThanOrEqual(20);
    expect(pieces.join('')).toBe(toCsvText(header, rows()));
    expect(pieces[0]?.startsWith("\uFEFFId,Note,Revenue\r\n000,'=1+1,0\r\n")).toBe(true);
    expect(pieces.at(-1)?.endsWith(`00${rowCount - 1},'=1+1,${rowCount - 1}\r\n`)).toBe(true);
  });

  it('holds all rows', async () => {
    const written = await exportCsv(table, valuesOf(), { raw: true });
    const lines = new TextDecoder().decode(written.ok ? written.value : new Uint8Array()).split('\r\n');
    expect(lines).toHaveLength(rowCount + 2);
    expect(lines[1]).toBe('000,=1+1,0');
  });

  it('is given up where it is cancelled', async () => {
    const abort = new AbortController();
    const written = await exportCsv(
      table,
      valuesOf(() => abort.abort()),
      { signal: abort.signal },
    );
    expect(written.ok ? 'written' : written.problem.code).toBe('cancelled');
  });
});
