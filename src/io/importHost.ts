import { assertNever } from '../shared/assert';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import { buffersOf } from './blockBuffers';
import { openCsv } from './csvSource';
import { looksLikeWorkbook } from './fileKind';
import { importLimits, tooLarge } from './importLimits';
import type { ColumnBlock } from '../model/columnBlock';
import type { TableSheet } from '../model/document';
import type { CsvSource, ImportedTable, TableUpdate } from './importSource';
import type { ImportPort, ImportReply, ImportRequest } from './importProtocol';

/** Messages about progress are worth sending when a bar would move. */
const progressStep = 0.01;
/** Receiving this many blocks takes the page a few milliseconds. */
const operationsPerMessage = 32;

/** Answers the requests of one `openCsvInWorker`, wherever it runs. */
export function hostImport(port: ImportPort<ImportReply, ImportRequest>): void {
  let source: Promise<Result<CsvSource>> | null = null;
  const running = new Map<number, AbortController>();
  const tableBlocks = new Map<number, (readonly ColumnBlock[])[]>();

  const send = (reply: ImportReply, transfer: Transferable[] = []): void => port.postMessage(reply, transfer);
  const opened = (): Promise<Result<CsvSource>> => source ?? Promise.resolve(failed(problem('fileDamaged')));

  async function preview({ id, choices }: Extract<ImportRequest, { kind: 'preview' }>): Promise<void> {
    const csv = await opened();
    send({ kind: 'preview', id, result: csv.ok ? await csv.value.preview(choices) : csv });
  }

  async function read({ id, choices }: Extract<ImportRequest, { kind: 'read' }>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const csv = await opened();
      const options = { onProgress: progressOf(id), signal: controller.signal };
      const result = csv.ok ? await csv.value.read(choices, options) : csv;
      if (result.ok) sendTable(id, result.value);
      else send({ kind: 'table', id, result });
    } finally {
      running.delete(id);
    }
  }

  async function update({ id, choices, target }: Extract<ImportRequest, { kind: 'update' }>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const rowsOfBlocks = tableBlocks.get(id) ?? [];
    tableBlocks.delete(id);
    try {
      const csv = await opened();
      const options = { onProgress: progressOf(id), signal: controller.signal };
      const table = withBlocks(target.table, rowsOfBlocks);
      const result = csv.ok ? await csv.value.readUpdate(choices, { ...target, table }, options) : csv;
      if (result.ok) sendUpdate(id, result.value);
      else send({ kind: 'updated', id, result });
    } finally {
      running.delete(id);
    }
  }

  function progressOf(id: number): (fraction: number) => void {
    let shown = 0;
    return (fraction) => {
      if (Math.abs(fraction - shown) < progressStep) return;
      shown = fraction;
      send({ kind: 'progress', id, fraction });
    };
  }

  function sendUpdate(id: number, { operations, ...rest }: TableUpdate): void {
    for (let from = 0; from < operations.length; from += operationsPerMessage) {
      send({ kind: 'operations', id, operations: operations.slice(from, from + operationsPerMessage) });
    }
    send({ kind: 'updated', id, result: { ok: true, value: { ...rest, operations: [] } } });
  }

  function sendTable(id: number, table: ImportedTable): void {
    for (let i = 0; i < table.blockLengths.length; i++) {
      const blocks = table.columns.flatMap((column) => column.blocks[i] ?? []);
      send({ kind: 'blocks', id, blocks }, blocks.flatMap(buffersOf));
    }
    const columns = table.columns.map((column) => ({ ...column, blocks: [] }));
    send({ kind: 'table', id, result: { ok: true, value: { ...table, columns } } });
  }

  function contained(id: number, work: Promise<void>): void {
    work.catch((error: unknown) => send({ kind: 'fault', id, message: String(error) }));
  }

  port.onmessage = ({ data: request }) => {
    switch (request.kind) {
      case 'open':
        source = openSource(request.source);
        break;
      case 'preview':
        contained(request.id, preview(request));
        break;
      case 'read':
        contained(request.id, read(request));
        break;
      case 'tableBlocks':
        tableBlocks.set(request.id, [...(tableBlocks.get(request.id) ?? []), request.blocks]);
        break;
      case 'update':
        contained(request.id, update(request));
        break;
      case 'cancel':
        tableBlocks.delete(request.id);
        running.get(request.id)?.abort();
        break;
      default:
        assertNever(request, 'import request');
    }
  };
}

/** The blocks of the columns of values, a row of blocks each, back in their columns. */
function withBlocks(table: TableSheet, rowsOfBlocks: readonly (readonly ColumnBlock[])[]): TableSheet {
  let next = 0;
  const columns = table.columns.map((column) => {
    if (column.formula !== null) return column;
    const index = next++;
    return { ...column, blocks: rowsOfBlocks.flatMap((blocks) => blocks[index] ?? []) };
  });
  return { ...table, columns };
}

export async function openSource(source: Blob | Uint8Array): Promise<Result<CsvSource>> {
  if (source instanceof Uint8Array) return openBytes(source);
  if (source.size > importLimits.bytes) return failed(tooLarge(source.size));
  try {
    return await openBytes(new Uint8Array(await source.arrayBuffer()));
  } catch {
    // Moved, removed or changed since it was chosen.
    return failed(problem('fileDamaged'));
  }
}

/** Workbooks need code that text does not: it is loaded for them only. */
export async function openBytes(bytes: Uint8Array): Promise<Result<CsvSource>> {
  if (!looksLikeWorkbook(bytes)) return { ok: true, value: openCsv(bytes) };
  const { openXlsxRows } = await import('./xlsx/xlsxRows');
  return openXlsxRows(bytes);
}
