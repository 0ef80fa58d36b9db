import { inflateSync, zipSync } from 'fflate';
import { crc32 } from '../../shared/checksum';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { readZipDirectory, type ZipEntry } from './zipDirectory';

/** The parts of an XLSX file that are read, and what was seen of those that are not. */
export interface XlsxPackage {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly ignored: readonly IgnoredPart[];
}
export interface IgnoredPart {
  readonly kind: 'charts' | 'pictures' | 'pivotTables' | 'macros' | 'externalLinks' | 'controls';
  readonly count: number;
}

/** Folders of what a workbook here has nothing for, and how each is told of. */
const ignoredFolders: readonly (readonly [pattern: RegExp, kind: IgnoredPart['kind'] | null])[] = [
  [/(^|\/)charts\/chart\d*\.xml$/i, 'charts'],
  [/(^|\/)chartsheets\//i, 'charts'],
  [/(^|\/)media\//i, 'pictures'],
  [/(^|\/)pivotTables\/[^/]*\.xml$/i, 'pivotTables'],
  [/(^|\/)vbaProject\.bin$/i, 'macros'],
  [/(^|\/)externalLinks\/[^/]*\.xml$/i, 'externalLinks'],
  [/(^|\/)(activeX|ctrlProps|embeddings|slicers|timelines)\//i, 'controls'],
  [/(^|\/)(charts|drawings|pivotTables|pivotCache|externalLinks|slicerCaches|timelineCaches)\//i, null],
  [/(^|\/)(customXml|printerSettings|queryTables|diagrams|model|webextensions)\//i, null],
];

const localHeaderLength = 30;
const localSignature = 0x04034b50;

/**
 * Inflates what is read of an XLSX file. Every entry is bounded by the size its directory gives, which was checked
 * before, and must have the checksum that stands there.
 */
export function openPackage(bytes: Uint8Array): Result<XlsxPackage> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const parts = new Map<string, Uint8Array>();
  const ignored = new Map<IgnoredPart['kind'], number>();
  for (const entry of directory.value) {
    const rule = ignoredFolders.find(([pattern]) => pattern.test(entry.name));
    if (rule) {
      if (rule[1] !== null) ignored.set(rule[1], (ignored.get(rule[1]) ?? 0) + 1);
      continue;
    }
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const part = inflate(bytes, entry);
    if (part === null) return failed(problem('fileDamaged'));
    parts.set(entry.name, part);
  }
  return ok({ parts, ignored: [...ignored].map(([kind, count]) => ({ kind, count })) });
}

function inflate(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packedBytes, inflatedBytes } = entry;
  if (offset + localHeaderLength > bytes.length) return null;
  if (view.getUint32(offset, true) !== localSignature) return null;
  const start =
    offset + localHeaderLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedBytes > bytes.length) return null;
  const packed = bytes.subarray(start, start + packedBytes);
  try {
    // fflate 0.8.3 drops what goes beyond `out`; the checksum then tells.
    const part =
      entry.method === 0
        ? packed
        : entry.method === 8
          ? inflateSync(packed, { out: new Uint8Array(inflatedBytes) })
          : null;
    if (part === null || part.length !== inflatedBytes) return null;
    return crc32(part) === entry.crc ? part : null;
  } catch {
    return null;
  }
}

/** The parts as an archive again, for a reader that takes whole files. Nothing in it has to be inflated. */
export function packageBytes({ parts }: XlsxPackage): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

export function partText({ parts }: XlsxPackage, name: string): string | null {
  const part = parts.get(name);
  return part ? new TextDecoder().decode(part) : null;
}
