import { crc32 } from '../shared/checksum';
import { Pacer } from '../shared/pacer';
import {
  blankPart,
  decodePart,
  encodePart,
  fromJsonBytes,
  isColumnBlock,
  partKindOf,
  partLengthOf,
  toJsonBytes,
  type Part,
  type PartKind,
  type StoredPart,
} from './storedPart';

/** Names a part of one workbook on disk. */
export type PartId = string;

/** An edit of more parts took long to make: it is encoded in tasks of its own, between which the page may go on. */
export const fewParts = 8;

/**
 * Plain data with its parts taken out:
 *
 *     text   JSON { value, paths }, `null` in `value` where a part belongs
 *     parts  one per path: the part itself when it is small, or the name of its own record
 */
export interface PackedRecord {
  readonly text: Uint8Array;
  readonly parts: readonly PackedPart[];
  readonly checksum: number;
}
export type PackedPart = PartReference | InlinePart;
/** Kind and length stand here too, so that blanks of the right shape can take the place of a damaged record. */
export interface PartReference {
  readonly id: PartId;
  readonly kind: PartKind;
  readonly length: number;
}
export interface InlinePart {
  readonly inline: StoredPart;
}
type Path = readonly string[];

/** Plain data whose parts have been found but not written yet. */
export interface LiftedValue {
  readonly text: Uint8Array;
  readonly parts: readonly Part[];
}

/** Takes the parts out of plain data. `isPart` may also judge by the place; column blocks are found anywhere. */
export function liftParts(value: unknown, isPart: (path: Path) => boolean = () => false): LiftedValue {
  const parts: Part[] = [];
  const paths: Path[] = [];
  const lift = (node: unknown, path: Path): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if (isColumnBlock(node) || isPart(path)) {
      parts.push(node as Part);
      paths.push(path);
      return null;
    }
    if (Array.isArray(node)) return node.map((item, index) => lift(item, [...path, String(index)]));
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, lift(item, [...path, key])]));
  };
  const shell = lift(value, []);
  return { text: toJsonBytes({ value: shell, paths }), parts };
}

/**
 * `idOf` names the record of a part, or says `null` for a part that is to be kept inside this record. Many parts are
 * encoded in slices, between which the page may go on.
 */
export async function packRecord(
  lifted: LiftedValue,
  idOf: (part: Part) => PartId | null,
  pacer = new Pacer(),
): Promise<PackedRecord> {
  const parts: PackedPart[] = [];
  for (const part of lifted.parts) {
    const id = idOf(part);
    parts.push(
      id === null ? { inline: encodePart(part) } : { id, kind: partKindOf(part), length: partLengthOf(part) },
    );
    await pacer.pause();
  }
  return { text: lifted.text, parts, checksum: recordChecksum(lifted.text, parts) };
}

export const isRecordIntact = (record: PackedRecord): boolean => {
  try {
    return recordChecksum(record.text, record.parts) === record.checksum;
  } catch {
    return false;
  }
};

/** The names of the records that this one needs. */
export function referencesOf(record: PackedRecord): PartId[] {
  return record.parts.flatMap((part) => ('id' in part ? [part.id] : []));
}

/**
 * Puts plain data together again. A part that `partOf` cannot give is replaced by blanks and its path reported.
 * Throws when the record itself is damaged.
 */
export function unpackRecord(
  record: PackedRecord,
  partOf: (id: PartId) => Part | null,
  onDamaged: (path: Path) => void,
): unknown {
  const { value, paths } = fromJsonBytes(record.text) as { value: unknown; paths: Path[] };
  const root = { value };
  paths.forEach((path, index) => {
    const packed = record.parts[index];
    if (!packed) throw new Error('Worthbook: a record has fewer parts than places for them');
    let part = 'id' in packed ? partOf(packed.id) : decodePart(packed.inline);
    if (!part) {
      const { kind, length } = 'id' in packed ? packed : packed.inline;
      part = blankPart(kind, length);
      onDamaged(path);
    }
    putAt(root, ['value', ...path], part);
  });
  return root.value;
}

function putAt(root: object, path: Path, part: Part): void {
  let holder = root as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[path[path.length - 1] as string] = part;
}

function recordChecksum(text: Uint8Array, parts: readonly PackedPart[]): number {
  const described = parts.map((part) =>
    'id' in part ? [part.id, part.kind, part.length] : part.inline.checksum,
  );
  return crc32(toJsonBytes(described), crc32(text));
}
