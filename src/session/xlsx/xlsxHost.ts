import { isKnownFunction } from '../../engine/hyperformula';
import { buffersOf } from '../../io/blockBuffers';
import { importLimits, tooLarge } from '../../io/importLimits';
import { isWorkbookFile, readWorkbookFile } from '../../io/workbookFile';
import { readXlsxWorkbook, type XlsxWorkbook } from '../../io/xlsx/readXlsxWorkbook';
import type { GridChunk, GridSheet, Sheet, TableSheet } from '../../model/document';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { writeXlsxWorkbook } from '../../io/xlsx/writeXlsxWorkbook';
import { ValueMirror } from '../../engine/valueMirror';
import { formsBesides } from './functionForms';
import type { ReadRequest, WriteRequest, XlsxReply, XlsxRequest } from './xlsxProtocol';

type Send = (reply: XlsxReply, transfer: Transferable[]) => void;

/** Cells in a message: receiving it takes the page a few milliseconds. */
const cellsPerMessage = 1_500;

/** Reads or writes a file for the page, wherever this runs. */
export function hostXlsx(request: XlsxRequest, send: Send): Promise<void> {
  return request.kind === 'read' ? read(request, send) : write(request, send);
}

async function write(request: WriteRequest, send: Send): Promise<void> {
  const { document, computed, words, pictures, hostFunctions } = request;
  try {
    const values = new ValueMirror(document, computed.version);
    values.restore(computed);
    const forms = formsBesides(hostFunctions);
    const file = await writeXlsxWorkbook({ document, values, forms, words, pictures });
    const bytes = new Uint8Array(file);
    send({ kind: 'written', bytes }, [bytes.buffer]);
  } catch (error) {
    send({ kind: 'fault', message: String(error) }, []);
  }
}

async function read(request: ReadRequest, send: Send): Promise<void> {
  const { source, name, locale } = request;
  try {
    const size = source instanceof Uint8Array ? source.length : source.size;
    if (size > importLimits.bytes) {
      send({ kind: 'read', result: failed(tooLarge(size)) }, []);
      return;
    }
    const workbook = await readBytes(await bytesOf(source), { name, locale });
    if (!workbook.ok) {
      send({ kind: 'read', result: workbook }, []);
      return;
    }
    const { document, notes } = workbook.value;
    const sheets = document.sheets.map((sheet) => sendSheet(sheet, send));
    send({ kind: 'read', result: { ok: true, value: { document: { ...document, sheets }, notes } } }, []);
  } catch (error) {
    // A file that was moved or removed since it was chosen cannot be read; everything else is a fault of ours.
    if (error instanceof DOMException) send({ kind: 'read', result: failed(problem('fileDamaged')) }, []);
    else send({ kind: 'fault', message: String(error) }, []);
  }
}

/** A workbook of ours or one of Excel, by its first bytes. */
async function readBytes(
  bytes: Uint8Array,
  { name, locale }: Pick<ReadRequest, 'name' | 'locale'>,
): Promise<Result<XlsxWorkbook>> {
  if (!isWorkbookFile(bytes)) return readXlsxWorkbook(bytes, { name, locale, isKnownFunction });
  const document = await readWorkbookFile(bytes);
  return document.ok ? ok({ document: document.value, notes: [] }) : document;
}

async function bytesOf(source: Blob | Uint8Array): Promise<Uint8Array> {
  return source instanceof Uint8Array ? source : new Uint8Array(await source.arrayBuffer());
}

function sendSheet(sheet: Sheet, send: Send): Sheet {
  return sheet.kind === 'grid' ? sendGrid(sheet, send) : sendTable(sheet, send);
}

function sendGrid(sheet: GridSheet, send: Send): GridSheet {
  let chunks: Record<string, GridChunk> = {};
  let cells = 0;
  const flush = (): void => {
    if (cells > 0) send({ kind: 'chunks', sheetId: sheet.id, chunks }, []);
    chunks = {};
    cells = 0;
  };
  for (const [chunkKey, chunk] of Object.entries(sheet.chunks)) {
    chunks[chunkKey] = chunk;
    cells += Object.keys(chunk).length;
    if (cells >= cellsPerMessage) flush();
  }
  flush();
  return { ...sheet, chunks: {} };
}

function sendTable(sheet: TableSheet, send: Send): TableSheet {
  for (let i = 0; i < sheet.blockLengths.length; i++) {
    const blocks = sheet.columns.flatMap((column) => column.blocks[i] ?? []);
    send({ kind: 'blocks', sheetId: sheet.id, blocks }, blocks.flatMap(buffersOf));
  }
  return { ...sheet, columns: sheet.columns.map((column) => ({ ...column, blocks: [] })) };
}
