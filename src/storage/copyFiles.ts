import type { WorkbookId } from '../model/ids';
import { binaryJsonPieces, fromBinaryJson, toBinaryJson } from '../shared/binaryJson';
import { fileNameOf } from '../shared/fileNameOf';
import { Pacer } from '../shared/pacer';
import type { BackupFile } from './backupFolder';
import type { JournalRow } from './database';
import { fewParts } from './packedRecord';
import { randomToken } from './randomToken';

/*
 * What the files of second copies are called, in one folder:
 *
 *     <name>.<workbook>.<version>-<copy>.worthbook    a whole workbook as it was at a version
 *     <workbook>.<copy>.<version>.edits               what was edited after that, from this version on
 *     <name>.<workbook>.worthbook                     a whole workbook of an app that kept no edits beside it
 *
 * Edits belong to the copy that their name says: versions begin anew when a workbook is restored.
 */

/** A whole workbook. */
export interface CopyFile extends BackupFile {
  readonly workbookId: WorkbookId;
  readonly workbookName: string;
  readonly copy: string;
  readonly version: number;
}

/** Edits that follow it. */
export interface EditsFile extends BackupFile {
  readonly workbookId: WorkbookId;
  readonly copy: string;
  readonly fromVersion: number;
}

const copyName = /^(.*)\.(_w[a-z0-9]{10})(?:\.(\d+)-([a-z0-9]+))?\.worthbook$/s;
const editsName = /^(_w[a-z0-9]{10})\.([a-z0-9]+)\.(\d+)\.edits$/;

export function newCopyFile(
  workbookId: WorkbookId,
  workbookName: string,
  version: number,
): Omit<CopyFile, 'modifiedMs'> {
  const copy = randomToken();
  return {
    name: `${fileNameOf(workbookName, '')}.${workbookId}.${version}-${copy}.worthbook`,
    workbookId,
    workbookName,
    copy,
    version,
  };
}

export function editsFileName(workbookId: WorkbookId, copy: string, fromVersion: number): string {
  return `${workbookId}.${copy}.${fromVersion}.edits`;
}

/** Whole workbooks, the newest first. */
export function copiesIn(files: readonly BackupFile[]): CopyFile[] {
  return files
    .flatMap((file): CopyFile[] => {
      const [, workbookName, workbookId, version = '0', copy = ''] = copyName.exec(file.name) ?? [];
      if (workbookName === undefined) return [];
      return [
        { ...file, workbookId: workbookId as WorkbookId, workbookName, copy, version: Number(version) },
      ];
    })
    .toSorted((a, b) => b.modifiedMs - a.modifiedMs);
}

/** Edits, in the order in which they were made. */
export function editsIn(files: readonly BackupFile[]): EditsFile[] {
  return files
    .flatMap((file): EditsFile[] => {
      const [, workbookId, copy, fromVersion] = editsName.exec(file.name) ?? [];
      if (copy === undefined) return [];
      return [{ ...file, workbookId: workbookId as WorkbookId, copy, fromVersion: Number(fromVersion) }];
    })
    .toSorted((a, b) => a.fromVersion - b.fromVersion);
}

/** In slices where an edit has many parts. */
export async function writeEdits(rows: readonly JournalRow[]): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  if (rows.every(({ parts }) => parts.length <= fewParts)) return encoder.encode(toBinaryJson(rows));
  const pacer = new Pacer();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const piece of binaryJsonPieces(rows)) {
    await pacer.pause();
    pieces.push(encoder.encode(piece));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** Throws on a file that is damaged. */
export function readEdits(bytes: Uint8Array): readonly JournalRow[] {
  return fromBinaryJson(new TextDecoder().decode(bytes)) as readonly JournalRow[];
}
