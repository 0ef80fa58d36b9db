import type { CellValue } from '../shared/value';
import type { BlockExceptions, BlockKind, ColumnBlock } from '../model/columnBlock';
import { blankBlock } from '../model/columnBlocks';
import type { GridChunk } from '../model/document';
import { crc32 } from '../shared/checksum';

/**
 * What a workbook consists of on disk besides its structure: column blocks and chunks of grid cells. Both are never
 * changed in place, so an object that is on disk once stays valid there, and an edit writes only new objects.
 */
export type Part = ColumnBlock | GridChunk;
export type PartKind = BlockKind | 'cells';

/**
 * A part as it lies in the database: numbers as the typed arrays they are, everything else as JSON bytes.
 *
 *     number   arrays  values, valid [, exception rows]   json  exception values or null
 *     text     arrays  codes [, exception rows]           json  [dictionary, exception values or null]
 *     boolean  arrays  bits, valid [, exception rows]     json  exception values or null
 *     cells    arrays  none                               json  the chunk
 */
export interface StoredPart {
  readonly kind: PartKind;
  /** Rows of a block, cells of a chunk. */
  readonly length: number;
  readonly arrays: readonly PackedArray[];
  readonly json: Uint8Array;
  readonly checksum: number;
}
type PackedArray = Float64Array | Uint32Array | Uint8Array;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** `JSON.stringify` escapes lone surrogates, so every text survives the way through bytes. */
export const toJsonBytes = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));
export const fromJsonBytes = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes)) as unknown;

export function isColumnBlock(value: unknown): value is ColumnBlock {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, values, codes, bits } = value as Record<string, unknown>;
  return (
    (kind === 'number' && values instanceof Float64Array) ||
    (kind === 'text' && codes instanceof Uint32Array) ||
    (kind === 'boolean' && bits instanceof Uint8Array)
  );
}

export const partKindOf = (part: Part): PartKind => (isColumnBlock(part) ? part.kind : 'cells');
export const partLengthOf = (part: Part): number => (isColumnBlock(part) ? part.length : cellCountOf(part));

/** Counted once: a record, its size and its transaction all ask, and a long paste has a million cells. */
const cellCounts = new WeakMap<GridChunk, number>();

function cellCountOf(chunk: GridChunk): number {
  let count = cellCounts.get(chunk);
  if (count === undefined) cellCounts.set(chunk, (count = Object.keys(chunk).length));
  return count;
}

export function encodePart(part: Part): StoredPart {
  const [kind, length] = [partKindOf(part), partLengthOf(part)];
  const arrays: PackedArray[] = isColumnBlock(part) ? blockArrays(part).map(compact) : [];
  const json = toJsonBytes(isColumnBlock(part) ? blockJson(part) : part);
  return { kind, length, arrays, json, checksum: checksumOf(kind, length, arrays, json) };
}

/** The part, or `null` when its record is damaged. */
export function decodePart(stored: StoredPart): Part | null {
  try {
    const { kind, length, arrays, json } = stored;
    if (checksumOf(kind, length, arrays, json) !== stored.checksum) return null;
    return readPart(kind, length, arrays, fromJsonBytes(json));
  } catch {
    return null;
  }
}

/** Stands in for a part that cannot be read: the workbook keeps its shape. */
export function blankPart(kind: PartKind, length: number): Part {
  return kind === 'cells' ? {} : blankBlock(kind, length);
}

/** Bytes on disk, near enough to cut large writes into pieces. O(1) for blocks. */
export function partByteLength(part: Part): number {
  if (!isColumnBlock(part)) return 64 * partLengthOf(part);
  const dictionary = part.kind === 'text' ? 16 * part.dictionary.length : 0;
  return blockArrays(part).reduce((sum, array) => sum + array.byteLength, dictionary);
}

function blockArrays(block: ColumnBlock): PackedArray[] {
  const exceptionRows = block.exceptions ? [block.exceptions.at] : [];
  switch (block.kind) {
    case 'number':
      return [block.values, block.valid, ...exceptionRows];
    case 'text':
      return [block.codes, ...exceptionRows];
    case 'boolean':
      return [block.bits, block.valid, ...exceptionRows];
  }
}

function blockJson(block: ColumnBlock): unknown {
  const exceptions = block.exceptions?.values ?? null;
  return block.kind === 'text' ? [block.dictionary, exceptions] : exceptions;
}

function readPart(kind: PartKind, length: number, arrays: readonly PackedArray[], json: unknown): Part {
  switch (kind) {
    case 'number': {
      const [values, valid, at] = arrays as [Float64Array, Uint8Array, Uint32Array?];
      return { kind, length, values, valid, exceptions: exceptionsOf(at, json) };
    }
    case 'text': {
      const [codes, at] = arrays as [Uint32Array, Uint32Array?];
      const [dictionary, exceptionValues] = json as [string[], unknown];
      return { kind, length, codes, dictionary, exceptions: exceptionsOf(at, exceptionValues) };
    }
    case 'boolean': {
      const [bits, valid, at] = arrays as [Uint8Array, Uint8Array, Uint32Array?];
      return { kind, length, bits, valid, exceptions: exceptionsOf(at, json) };
    }
    case 'cells':
      return json as GridChunk;
  }
}

function exceptionsOf(at: Uint32Array | undefined, values: unknown): BlockExceptions | null {
  return at ? { at, values: values as CellValue[] } : null;
}

/** A structured clone of a view copies the whole buffer behind it, so a slice of a large import is copied first. */
function compact(array: PackedArray): PackedArray {
  return array.byteLength === array.buffer.byteLength && array.buffer instanceof ArrayBuffer
    ? array
    : array.slice();
}

function checksumOf(
  kind: PartKind,
  length: number,
  arrays: readonly PackedArray[],
  json: Uint8Array,
): number {
  let checksum = crc32(encoder.encode(`${kind} ${length} ${arrays.length}`));
  for (const array of arrays) {
    checksum = crc32(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), checksum);
  }
  return crc32(json, checksum);
}
