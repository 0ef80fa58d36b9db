import { strToU8, zipSync, type Zippable } from 'fflate';
import { writeWorkbookFile } from '../../src/io/workbookFile';
import type { ProblemCode } from '../../src/shared/problems';
import { sampleWorkbook } from './sampleWorkbook';

/** A file that cannot be opened, and why. */
export interface BadFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly code: ProblemCode;
  /** The kind of file that the message names. */
  readonly kind?: string;
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const zip = (parts: Zippable): Uint8Array<ArrayBuffer> => copy(zipSync(parts));
const text = (content: string): Uint8Array<ArrayBuffer> => copy(strToU8(content));

const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const utf16 = (word: string): number[] =>
  Array.from(word, (character) => [character.charCodeAt(0), 0]).flat();
const compoundWith = (entry: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...compound, ...Array.from({ length: 504 }, () => 0), ...utf16(entry)]);

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const workbook = { '[Content_Types].xml': strToU8(types), 'xl/workbook.xml': strToU8('<workbook/>') };

/** One small file of each kind that people, bad disks and bad people bring. */
export async function badFiles(): Promise<readonly BadFile[]> {
  const ours = await writeWorkbookFile(sampleWorkbook().document);
  const whole = zip({ ...workbook, 'xl/worksheets/sheet1.xml': strToU8('<worksheet/>'.repeat(99)) });
  const zeros = new Uint8Array(30 * 1024 * 1024);
  const many = Object.fromEntries(
    Array.from({ length: 2_001 }, (_, index) => [`xl/p${index}.xml`, new Uint8Array()]),
  );
  return [
    { name: 'locked.xlsx', bytes: compoundWith('EncryptedPackage'), code: 'fileEncrypted' },
    {
      name: 'old.xls',
      bytes: compoundWith('Workbook'),
      code: 'fileUnknownKind',
      kind: 'Excel 97 (.xls)',
    },
    {
      name: 'binary.xlsb',
      bytes: zip({ '[Content_Types].xml': strToU8(types), 'xl/workbook.bin': new Uint8Array(9) }),
      code: 'fileUnknownKind',
      kind: 'Excel (.xlsb)',
    },
    {
      name: 'open.ods',
      bytes: zip({
        mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
        'content.xml': strToU8('<office/>'),
      }),
      code: 'fileUnknownKind',
      kind: 'OpenDocument (.ods)',
    },
    {
      name: 'mac.numbers',
      bytes: zip({ 'Index/Document.iwa': new Uint8Array(9) }),
      code: 'fileUnknownKind',
      kind: 'Numbers',
    },
    {
      name: 'letter.docx',
      bytes: zip({ '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8('<document/>') }),
      code: 'fileUnknownKind',
      kind: 'Word (.docx)',
    },
    {
      name: 'photo renamed.xlsx',
      bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      code: 'fileUnknownKind',
      kind: 'PNG',
    },
    { name: 'page renamed.csv', bytes: text('%PDF-1.7\n'), code: 'fileUnknownKind', kind: 'PDF' },
    {
      name: 'archive renamed.xlsx',
      bytes: zip({ 'notes.txt': strToU8('hello') }),
      code: 'fileUnknownKind',
      kind: 'ZIP',
    },
    { name: 'cut.xlsx', bytes: whole.slice(0, whole.length / 2), code: 'fileDamaged' },
    { name: 'cut.worthbook', bytes: ours.slice(0, ours.length - 9), code: 'fileDamaged' },
    {
      name: 'no sheets.xlsx',
      bytes: zip({ ...workbook, 'xl/workbook.xml': strToU8('<workbook><sheets></workbook') }),
      code: 'fileDamaged',
    },
    {
      name: 'bomb.xlsx',
      bytes: zip({ ...workbook, 'xl/worksheets/sheet1.xml': zeros }),
      code: 'fileUnsafeRatio',
    },
    { name: 'crowd.xlsx', bytes: zip({ ...workbook, ...many }), code: 'fileUnsafeEntries' },
    { name: 'liar.xlsx', bytes: withGiantPart(whole), code: 'fileUnsafeSize' },
    { name: 'nothing.csv', bytes: new Uint8Array(), code: 'fileEmpty' },
    {
      name: 'noise.csv',
      bytes: Uint8Array.from({ length: 999 }, (_, i) => (i * 193) % 7),
      code: 'fileBinary',
    },
  ];
}

/** The archive's directory says that its last part is 100 MB. */
function withGiantPart(archive: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = copy(archive);
  const view = new DataView(bytes.buffer);
  for (let at = bytes.length - 46; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    view.setUint32(at + 24, 100 * 1024 * 1024, true);
    return bytes;
  }
  throw new Error('no archive');
}
