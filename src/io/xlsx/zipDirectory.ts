import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';

/** What a zip archive may grow to. Checked in its directory, before anything is inflated. */
export const zipLimits = {
  entries: 2_000,
  entryBytes: 50 * 1024 * 1024,
  totalBytes: 200 * 1024 * 1024,
  /** Inflated to packed size, of the archive and of each entry that is large enough to matter. */
  ratio: 200,
} as const;
const negligibleBytes = 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 65_535;
/** ZIP64 puts these in place of sizes: nothing within the limits needs that. */
const isZip64 = (value: number): boolean => value === 0xffffffff;
const encryptedFlag = 1;

/**
 * Reads the directory at the end of a zip archive. Fails with `fileDamaged` when there is none or it is cut, with
 * `fileEncrypted` for an encrypted entry, and with `fileUnsafe` when it would inflate to more than `zipLimits` allow.
 */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return failed(problem('fileDamaged'));
  const count = view.getUint16(end + 10, true);
  if (count > zipLimits.entries) return failed(unsafe('entries', count, zipLimits.entries));
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + entryLength > end || view.getUint32(at, true) !== entrySignature) {
      return failed(problem('fileDamaged'));
    }
    if (view.getUint16(at + 8, true) & encryptedFlag) return failed(problem('fileEncrypted'));
    const nameLength = view.getUint16(at + 28, true);
    const nameAt = at + entryLength;
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      inflatedBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (isZip64(entry.packedBytes) || isZip64(entry.inflatedBytes) || isZip64(entry.offset)) {
      return failed(unsafe('megabytes', Infinity, zipLimits.entryBytes));
    }
    entries.push(entry);
    at = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return checkSizes(entries);
}

function checkSizes(entries: readonly ZipEntry[]): Result<readonly ZipEntry[]> {
  let packed = 0;
  let inflated = 0;
  for (const { packedBytes, inflatedBytes } of entries) {
    packed += packedBytes;
    inflated += inflatedBytes;
    if (inflatedBytes > zipLimits.entryBytes) {
      return failed(unsafe('megabytes', inflatedBytes, zipLimits.entryBytes));
    }
    if (isBomb(packedBytes, inflatedBytes)) return failed(unsafe('ratio', 0, zipLimits.ratio));
  }
  if (inflated > zipLimits.totalBytes) return failed(unsafe('megabytes', inflated, zipLimits.totalBytes));
  return isBomb(packed, inflated) ? failed(unsafe('ratio', 0, zipLimits.ratio)) : ok(entries);
}

const isBomb = (packed: number, inflated: number): boolean =>
  inflated > negligibleBytes && inflated > packed * zipLimits.ratio;

type Excess = 'entries' | 'megabytes' | 'ratio';

function unsafe(excess: Excess, size: number, limit: number) {
  const megabytes = 1024 * 1024;
  if (excess === 'megabytes') {
    return problem('fileUnsafeSize', {
      size: Number.isFinite(size) ? Math.ceil(size / megabytes) : '∞',
      limit: limit / megabytes,
    });
  }
  return problem(excess === 'entries' ? 'fileUnsafeEntries' : 'fileUnsafeRatio', { size, limit });
}

/** The end record stands behind everything but a comment. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}
