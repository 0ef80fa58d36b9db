import type { WorkbookDocument } from '../model/document';
import { readDocument } from '../model/readDocument';
import { binaryJsonPieces, fromBinaryJson } from '../shared/binaryJson';
import { crc32 } from '../shared/checksum';
import { joinBytes } from '../shared/joinBytes';
import { Pacer } from '../shared/pacer';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';

/*
 * A `.worthbook` file holds one whole workbook:
 *
 *     WORTHBOOK1 <CRC-32 of the JSON bytes, 8 hex digits>\n
 *     <gzip of the document as binary JSON in UTF-8>
 *
 * The checksum is taken before packing, so that it also covers a fault of the packer.
 */
const magic = 'WORTHBOOK1 ';
const headerLength = magic.length + 8 + 1;
const maxInflatedBytes = 1_000_000_000;
/** Text is packed in pieces of about this length. */
const bytesPerWrite = 64 * 1024;

export const workbookFileExtension = '.worthbook';
export const workbookMediaType = 'application/x-worthbook';

export function isWorkbookFile(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, magic.length)) === magic;
}

/** In slices, so that a large workbook that is copied while someone works on it does not hold them up. */
export async function writeWorkbookFile(document: WorkbookDocument): Promise<Uint8Array<ArrayBuffer>> {
  const packer = new CompressionStream('gzip');
  const packed = collect(packer.readable, Infinity);
  const writer = packer.writable.getWriter();
  const checksum = await writePieces(binaryJsonPieces(document), (bytes) => writer.write(bytes));
  await writer.close();
  const header = `${magic}${checksum.toString(16).padStart(8, '0')}\n`;
  return joinBytes([new TextEncoder().encode(header), await packed]);
}

/** Hands text on as bytes; their checksum. */
async function writePieces(
  pieces: Iterable<string>,
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<number> {
  const encoder = new TextEncoder();
  let checksum = 0;
  let text = '';
  const pacer = new Pacer();
  const flush = async (): Promise<void> => {
    const bytes = encoder.encode(text);
    text = '';
    checksum = crc32(bytes, checksum);
    await write(bytes);
  };
  for (const piece of pieces) {
    text += piece;
    if (text.length < bytesPerWrite) continue;
    await flush();
    await pacer.pause();
  }
  await flush();
  return checksum;
}

/** Reads and checks a workbook file; a damaged, foreign, newer or too large one is refused with the reason. */
export async function readWorkbookFile(
  bytes: Uint8Array,
  limitBytes = maxInflatedBytes,
): Promise<Result<WorkbookDocument>> {
  if (!isWorkbookFile(bytes)) return failed(problem('fileDamaged'));
  const checksum = new TextDecoder('latin1').decode(bytes.subarray(magic.length, headerLength - 1));
  try {
    const packed = new Blob([bytes.slice(headerLength)]).stream();
    const json = await collect(packed.pipeThrough(new DecompressionStream('gzip')), limitBytes);
    if (json.length > limitBytes) return failed(problem('fileTooLarge', { limit: limitBytes / 1e6 }));
    if (crc32(json).toString(16).padStart(8, '0') !== checksum) return failed(problem('fileDamaged'));
    return readDocument(fromBinaryJson(new TextDecoder().decode(json)));
  } catch {
    // A cut or altered file fails in the unpacker or the parser, whichever comes first.
    return failed(problem('fileDamaged'));
  }
}

/** Everything a stream gives; stops soon after `limit` bytes. */
async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      break;
    }
  }
  return joinBytes(parts);
}
