import { problem, type Problem } from '../shared/problems';

/** First bytes of files people drop by mistake. The names are the same in every language. */
const signatures: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'ZIP'],
  [[0x50, 0x4b, 0x05, 0x06], 'ZIP'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'Excel 97 (.xls)'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x52, 0x61, 0x72, 0x21, 0x1a], 'RAR'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7-Zip'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
  [[...'SQLite format 3'].map((character) => character.charCodeAt(0)), 'SQLite'],
];

const inspectedBytes = 64 * 1024;

/** Whether the bytes begin as a zip archive does, which an XLSX file is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Whether a file begins as archives and old Office files do; its end tells what it is. */
export function looksLikeArchive(firstBytes: Uint8Array): boolean {
  return isZip(firstBytes) || isCompoundFile(firstBytes);
}

/** Whether these bytes should be read as a workbook rather than as text: whatever is wrong with them is said then. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  if (isCompoundFile(bytes)) return true;
  if (!isZip(bytes)) return false;
  const kind = zipKind(bytes);
  return kind === 'ZIP' || kind.startsWith('Excel');
}

/** Whether an archive has parts called as those of an XLSX file are. */
export const isXlsx = (bytes: Uint8Array): boolean => zipKind(bytes) === xlsx;
const xlsx = 'Excel (.xlsx)';

/** Old Office files, and new ones that are encrypted, are compound files. */
const isCompoundFile = (bytes: Uint8Array): boolean =>
  compoundFile.every((byte, index) => bytes[index] === byte);
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Why these bytes cannot be an XLSX file: another kind of workbook, or one that a password protects. */
export function workbookFileProblem(bytes: Uint8Array): Problem | null {
  if (bytes.length === 0) return problem('fileEmpty');
  if (isCompoundFile(bytes)) return compoundFileProblem(bytes);
  if (!isZip(bytes)) return binaryProblem(bytes) ?? problem('fileUnknownKind', { kind: 'TXT' });
  const kind = zipKind(bytes);
  return kind === xlsx || kind === 'ZIP' ? null : problem('fileUnknownKind', { kind });
}

/** An encrypted workbook is a part called so, in UTF-16. */
function compoundFileProblem(bytes: Uint8Array): Problem {
  const marker = Array.from('EncryptedPackage', (character) => [character.charCodeAt(0), 0]).flat();
  let at = bytes.indexOf(marker[0] as number);
  while (at >= 0) {
    if (marker.every((byte, index) => bytes[at + index] === byte)) return problem('fileEncrypted');
    at = bytes.indexOf(marker[0] as number, at + 1);
  }
  return problem('fileUnknownKind', { kind: 'Excel 97 (.xls)' });
}

/**
 * Why these bytes cannot be a text file: a known kind of file by its first bytes, or control characters that no text
 * has. `null` when they can. UTF-16 has NUL bytes, so it must be ruled out first.
 */
export function binaryProblem(bytes: Uint8Array): Problem | null {
  const known = signatures.find(([signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (known) return problem('fileUnknownKind', { kind: known[1] === 'ZIP' ? zipKind(bytes) : known[1] });
  const inspected = Math.min(bytes.length, inspectedBytes);
  let controls = 0;
  for (let i = 0; i < inspected; i++) {
    const byte = bytes[i] as number;
    if (byte === 0) return problem('fileBinary');
    if (byte < 32 && !isTextControl(byte)) controls++;
  }
  return controls > inspected / 100 ? problem('fileBinary') : null;
}

/** Tab, line feed, vertical tab, form feed, carriage return, end of file (DOS), escape. */
function isTextControl(byte: number): boolean {
  return (byte >= 9 && byte <= 13) || byte === 26 || byte === 27;
}

/** Office files are zip archives; the names of their parts stand readable near the beginning or in the directory at the end. */
function zipKind(bytes: Uint8Array): string {
  const latin1 = new TextDecoder('latin1');
  const names =
    latin1.decode(bytes.subarray(0, inspectedBytes)) +
    latin1.decode(bytes.subarray(Math.max(0, bytes.length - inspectedBytes)));
  if (names.includes('xl/workbook.bin')) return 'Excel (.xlsb)';
  if (names.includes('xl/')) return xlsx;
  if (names.includes('word/')) return 'Word (.docx)';
  if (names.includes('opendocument.spreadsheet')) return 'OpenDocument (.ods)';
  if (names.includes('Index/Tables') || names.includes('Index/Document.iwa')) return 'Numbers';
  return 'ZIP';
}
