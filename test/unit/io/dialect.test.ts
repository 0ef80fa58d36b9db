import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../src/io/csvSource';
import { detectEncoding } from '../../../src/io/detectEncoding';
import type { Encoding } from '../../../src/model/fileImport';
import { bytesOf, columnValues, imported, previewed, tableRows } from './importSupport';

/** Encodes for the encodings that have no encoder, by asking the decoder what each pair of bytes means. */
function encodedAs(encoding: Encoding, text: string): Uint8Array {
  const bytesByCharacter = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x80; lead <= 0xfe; lead++) {
    const single = decoder.decode(new Uint8Array([lead]));
    if (encoding === 'windows-1252') bytesByCharacter.set(single, [lead]);
    for (let trail = 0x40; trail <= 0xfe && encoding !== 'windows-1252'; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1 && !bytesByCharacter.has(character))
        bytesByCharacter.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((character) => bytesByCharacter.get(character) ?? [character.charCodeAt(0)]),
  );
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('encodings', () => {
  const simplified =
    '编号,客户名称,备注\n1,上海云和实业有限公司,战略合作意向强，复购稳定\n2,北京联达科技,要求苛刻\n';
  const traditional =
    '編號,客戶名稱,備註\n1,臺北雲和實業有限公司,長期合作，續約意願高\n2,高雄聯達科技,要求嚴格\n';
  const western = 'id,name,city\n1,Müller & Söhne,Köln\n2,Société Générale,Besançon\n3,Señor Peña,A Coruña\n';
  const cases: readonly [encoding: Encoding, bytes: Uint8Array, text: string][] = [
    ['utf-8', bytesOf(simplified), simplified],
    ['utf-8', bytesOf(western), western],
    ['gb18030', encodedAs('gb18030', simplified), simplified],
    ['big5', encodedAs('big5', traditional), traditional],
    ['windows-1252', encodedAs('windows-1252', western), western],
    ['utf-16le', utf16(western, true), western],
    ['utf-16be', utf16(western, false), western],
    ['utf-16le', utf16(simplified, true), simplified],
    ['utf-16be', utf16(simplified, false), simplified],
    ['utf-16be', utf16('\ufeff' + simplified, false), simplified],
  ];
  it.each(cases)('tells %s from its bytes and reads it', async (encoding, bytes, text) => {
    expect(detectEncoding(bytes)).toBe(encoding);
    const table = await imported(bytes);
    const name = table.columns[1]?.name ?? '';
    expect(columnValues(table, name)[0]).toBe(text.split('\n')[1]?.split(',')[1]);
  });

  it('stays with UTF-8 when a single byte is broken, and reports the cell', async () => {
    const bytes = bytesOf(simplified.repeat(3));
    bytes[bytes.lastIndexOf(0xe7)] = 0xff;
    const table = await imported(bytes);
    expect(table.report.encoding).toBe('utf-8');
    expect(table.report.entries.some(({ kind }) => kind === 'undecodable')).toBe(true);
  });

  it('finds Chinese behind a megabyte of ASCII', () => {
    const ascii = bytesOf('1,2,3\n'.repeat(200_000));
    const chinese = encodedAs('gb18030', simplified);
    const bytes = new Uint8Array(ascii.length + chinese.length);
    bytes.set(ascii);
    bytes.set(chinese, ascii.length);
    expect(detectEncoding(bytes)).toBe('gb18030');
  });

  it('reads the characters that Windows-1252 has and Latin-1 has not', async () => {
    const table = await imported(
      Uint8Array.from([...bytesOf('name,price\nx'), 0x96, ...bytesOf('y,'), 0x80, 0x35]),
    );
    expect(tableRows(table)).toEqual([['x–y', 5]]);
    expect(table.columns[1]?.type).toBe('currency');
  });

  it('reads the encoding that the person chose', async () => {
    const bytes = encodedAs('gb18030', simplified);
    const preview = await previewed(bytes, { encoding: 'windows-1252' });
    expect(preview.encoding).toBe('windows-1252');
    expect(preview.columns[0]?.name).toBe('±àºÅ');
  });
});

describe('separators', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n4,5,6'],
    [';', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5'],
    [';', '1,5;2,5\n4,5;5,5\n'],
    ['\t', 'a\tb, and more\n1, 2\t3\n4\t5, 6'],
    ['|', 'a|b|c\n1|2|3'],
    [',', '"a;b;c","d"\n"1;2;3","4"\n"5;6;7","8"'],
  ])('finds "%s"', async (delimiter, text) => {
    expect((await previewed(text)).delimiter).toBe(delimiter);
  });

  it('follows the first line that Excel reads', async () => {
    const preview = await previewed('sep=^\r\na^b\r\n1^2\r\n');
    expect(preview).toMatchObject({ delimiter: '^', rows: [['1', '2']] });
    expect(tableRows(await imported('sep=^\r\na^b\r\n1^2\r\n'))).toEqual([[1, 2]]);
  });

  it('lets one column through with a warning', async () => {
    const preview = await previewed('name\nAda\nGrace\n');
    expect(preview.warnings).toEqual(['fileOneColumn']);
    expect((await imported('name\nAda\n\nGrace\n')).rowCount).toBe(3);
  });

  it.each(['\n', '\r\n', '\r'])('reads rows that end in %j', async (lineEnd) => {
    const text = ['a,b', '1,"x', 'y"', '2,z', ''].join(lineEnd);
    expect(tableRows(await imported(text))).toEqual([
      [1, `x${lineEnd}y`],
      [2, 'z'],
    ]);
  });

  it('reads a file with several kinds of line ends', async () => {
    expect(tableRows(await imported('a,b\r\n1,"x"\n2,y\r\n3,z\n'))).toEqual([
      [1, 'x'],
      [2, 'y'],
      [3, 'z'],
    ]);
  });
});

describe('headers', () => {
  it.each([
    [true, 'id,name\n1,Ada\n2,Grace'],
    [true, 'title,text\nx,y\nz,w'],
    [true, 'name,name\nAda,1'],
    [true, '客户名称,收入'],
    [false, '1,Ada\n2,Grace'],
    [false, 'x,y'],
    [false, 'same,same\na,b'],
    [false, '2024-01-05,Ada\n2024-01-06,Grace'],
    [false, 'ada@example.org,Ada\ngrace@example.org,Grace'],
  ])('%s for %j', async (hasHeader, text) => {
    expect((await previewed(text)).hasHeader).toBe(hasHeader);
  });

  it('names columns without a name by letters and doubled ones by numbers', async () => {
    const preview = await previewed('id,,name,Name,C\n1,2,3,4,5\n');
    expect(preview.columns.map(({ name }) => name)).toEqual(['id', 'B', 'name', 'Name 2', 'C']);
    const headless = await previewed('id,name\n1,2', { hasHeader: false });
    expect(headless.columns.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('takes __proto__ and constructor for names like any other', async () => {
    const table = await imported('__proto__,constructor,hasOwnProperty\n1,2,3\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(tableRows(table)).toEqual([[1, 2, 3]]);
  });
});

describe('files that are no tables', () => {
  const signature = (...bytes: number[]): Uint8Array =>
    Uint8Array.from([...bytes, ...new Array<number>(64).fill(7)]);
  const zipOf = (part: string): Uint8Array => Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, ...bytesOf(part)]);
  it.each([
    ['Excel (.xlsx)', zipOf('xl/workbook.xml')],
    ['Word (.docx)', zipOf('word/document.xml')],
    ['ZIP', zipOf('photo.jpg')],
    ['Excel 97 (.xls)', signature(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['PDF', bytesOf('%PDF-1.7\n')],
    ['PNG', signature(0x89, 0x50, 0x4e, 0x47)],
    ['gzip', signature(0x1f, 0x8b)],
  ])('are named: %s', async (kind, bytes) => {
    const problem = { kind: 'problem', code: 'fileUnknownKind', params: { kind } };
    expect(await openCsv(bytes).preview()).toEqual({ ok: false, problem });
    expect(await openCsv(bytes).read()).toEqual({ ok: false, problem });
  });

  it.each([
    ['fileBinary', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)],
    ['fileBinary', bytesOf('a,b\n1,\0\n')],
    ['fileEmpty', new Uint8Array()],
    ['fileEmpty', bytesOf('\ufeff')],
    ['fileEmpty', bytesOf(' \r\n\n  ')],
  ])('are refused as %s', async (code, bytes) => {
    expect(await openCsv(bytes).preview()).toMatchObject({ ok: false, problem: { code } });
    expect(await openCsv(bytes).read()).toMatchObject({ ok: false, problem: { code } });
  });
});
