import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import customerValue from '../../templates/customer-value.json';
import { parseTemplate } from '../../templates/validateTemplate';
import { createWorkbook } from '../../src/embed/headless';
import type { HeadlessWorkbook } from '../../src/embed/headless';
import { problemText } from '../../src/i18n/problemText';
import { openSource } from '../../src/io/importHost';
import { openCsv } from '../../src/io/csvSource';
import { importLimits } from '../../src/io/importLimits';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { readZipDirectory } from '../../src/io/xlsx/zipDirectory';
import { readFileInWorker, type XlsxWorkerPort } from '../../src/session/xlsx/xlsxClient';
import { locales } from '../../src/shared/localText';
import type { Result } from '../../src/shared/result';
import { rawXlsx } from '../support/rawXlsx';

/* Every limit, from both sides: what is just within it is taken, one more is refused in words that name the limit. */

const megabyte = 1024 * 1024;

/** What a refusal says, in both languages; nothing where it is none. */
function wordsOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : locales.map((locale) => problemText(locale, result.problem));
}

function expectTaken(result: Result<unknown>): void {
  expect(wordsOf(result)).toEqual([]);
}

function expectRefused(result: Result<unknown>, limit: string): void {
  expect(wordsOf(result).map((words) => words.includes(limit))).toEqual(locales.map(() => true));
}

describe('a formula', () => {
  const workbooks: HeadlessWorkbook[] = [];
  beforeAll(async () => {
    for (const locale of locales) workbooks.push(await createWorkbook({ locale }));
    return () => workbooks.forEach((workbook) => workbook.dispose());
  });

  const brackets = (depth: number): string => `=${'ABS('.repeat(depth)}1${')'.repeat(depth)}`;
  it.each([
    ['characters', '8,192', `="${'x'.repeat(8_189)}"`, `="${'x'.repeat(8_190)}"`],
    ['levels of brackets', '40', brackets(40), brackets(41)],
    ['operators', '500', `=1${'+1'.repeat(500)}`, `=1${'+1'.repeat(501)}`],
    ['cells that it reads', '200,000', '=SUM(A1:A200000)', '=SUM(A1:A200000,B1)'],
    ['characters of its text', '32,767', '=REPT("x",32767)', '=REPT("x",32767)&"x"'],
    ['characters that are repeated', '32,767', '=LEN(REPT("x",32767))', '=LEN(REPT("x",32768))'],
    ['cells of its array', '1,000,000', '=SEQUENCE(1000,1000)', '=SEQUENCE(1000001)'],
    ['cells of an array within', '1,000,000', '=ROWS(SEQUENCE(1000000))', '=ROWS(SEQUENCE(1000001))'],
  ])('has so many %s: %s', async (_what, limit, within, beyond) => {
    expect(await workbooks[0]!.evaluate(within)).not.toHaveProperty('error');
    for (const workbook of workbooks) {
      expect(await workbook.evaluate(beyond)).toMatchObject({
        message: expect.stringContaining(limit) as string,
      });
    }
  });
});

describe('an XLSX file', () => {
  afterEach(() => vi.useRealTimers());

  /** The directory of an archive that has nothing else. */
  function archive(entries: readonly { readonly packed: number; readonly inflated: number }[]): Uint8Array {
    const view = new DataView(new ArrayBuffer(entries.length * 47 + 22));
    entries.forEach(({ packed, inflated }, index) => {
      const at = index * 47;
      view.setUint32(at, 0x02014b50, true);
      view.setUint32(at + 20, packed, true);
      view.setUint32(at + 24, inflated, true);
      view.setUint16(at + 28, 1, true);
    });
    const end = entries.length * 47;
    view.setUint32(end, 0x06054b50, true);
    view.setUint16(end + 10, entries.length, true);
    return new Uint8Array(view.buffer);
  }
  const entries = (count: number, inflated: number, packed = inflated) =>
    Array.from({ length: count }, () => ({ packed, inflated }));

  it.each([
    ['parts', '2,000', entries(2_000, 1), entries(2_001, 1)],
    ['megabytes of one part', '50', entries(1, 50 * megabyte), entries(1, 50 * megabyte + 1)],
    [
      'megabytes of all parts',
      '200',
      entries(4, 50 * megabyte),
      [...entries(4, 50 * megabyte), ...entries(1, 1)],
    ],
    ['times its size', '200', entries(1, 2_000_000, 10_000), entries(1, 2_000_001, 10_000)],
    [
      'times the size of one part',
      '200',
      [...entries(1, 2_000_000, 10_000), ...entries(1, megabyte)],
      [...entries(1, 2_000_001, 10_000), ...entries(1, megabyte)],
    ],
    ['times the size of many small parts', '200', entries(9, 999_800, 4_999), entries(9, 999_801, 4_999)],
  ])('has so many %s when it is unpacked: %s', (_what, limit, within, beyond) => {
    expectTaken(readZipDirectory(archive(within)));
    expectRefused(readZipDirectory(archive(beyond)), limit);
  });

  it('is refused when one of its parts is encrypted', () => {
    const bytes = archive(entries(2, 1));
    expectTaken(readZipDirectory(bytes));
    new DataView(bytes.buffer).setUint16(47 + 8, 1, true);
    expect(readZipDirectory(bytes)).toMatchObject({ problem: { code: 'fileEncrypted' } });
  });

  it('has up to 1,000 columns', async () => {
    const upTo = (column: string): Promise<Result<unknown>> =>
      readXlsxWorkbook(
        rawXlsx({ sheets: [{ name: 'Wide', rows: `<row r="1"><c r="${column}1"><v>1</v></c></row>` }] }),
        { name: 'Wide', locale: 'en', isKnownFunction: () => true },
      );
    expectTaken(await upTo('ALL'));
    expect(await upTo('ALM')).toMatchObject({
      problem: { code: 'fileTooManyColumns', params: { limit: 1_000 } },
    });
  });

  it('is read within ten seconds, or its worker is ended', async () => {
    vi.useFakeTimers();
    const port: XlsxWorkerPort = {
      onmessage: null,
      onerror: null,
      postMessage: () => undefined,
      terminate: vi.fn(),
    };
    let result: Result<unknown> | null = null;
    void readFileInWorker(new Uint8Array(), { name: 'slow', locale: 'en' }, port).then(
      (read) => (result = read),
    );
    await vi.advanceTimersByTimeAsync(9_999);
    expect([result, port.terminate]).toEqual([null, port.terminate]);
    expect(port.terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expectRefused(result!, '10');
    expect(port.terminate).toHaveBeenCalledOnce();
  });
});

describe('a CSV file', () => {
  it('has up to 500 MB, and no more is even read', async () => {
    const file = (size: number, read: () => Promise<ArrayBuffer>) => ({ size, arrayBuffer: read }) as Blob;
    const reads = vi.fn(() => Promise.resolve(new TextEncoder().encode('a,b\n1,2\n').buffer));
    expectTaken(await openSource(file(500 * megabyte, reads)));
    expect(reads).toHaveBeenCalledOnce();
    expectRefused(await openSource(file(500 * megabyte + 1, reads)), '500');
    expect(reads).toHaveBeenCalledOnce();
  });

  it('has up to 1,000 columns', async () => {
    const wide = (columns: number) => {
      const line = Array.from({ length: columns }, (_, index) => `c${index}`).join(',');
      return openCsv(new TextEncoder().encode(`${line}\n${line}\n`)).preview();
    };
    expectTaken(await wide(1_000));
    expectRefused(await wide(1_001), '1,000');
  });

  it('has up to 1,000,000 rows', () => {
    // One more is refused in `headlessWorkbook.test.ts`; that as many are taken, with a smaller limit, in `importLimits.test.ts`.
    expect(importLimits.rows).toBe(1_000_000);
  });
});

describe('a template file', () => {
  const text = JSON.stringify(customerValue);
  const changed = (change: object): string => JSON.stringify({ ...customerValue, ...change });
  /** An object in an object: so many levels, the file's own included. */
  const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
  const reason = (result: Result<unknown>): unknown => !result.ok && result.problem.params?.['reason'];

  it('has up to 2 MB', () => {
    const room = 2 * megabyte - new TextEncoder().encode(text).length;
    expectTaken(parseTemplate(text + ' '.repeat(room)));
    expectRefused(parseTemplate(text + ' '.repeat(room + 1)), '2 MB');
  });

  it('has up to 32 levels', () => {
    expect(reason(parseTemplate(nested(32)))).not.toBe('templates_fault_tooDeep');
    expectRefused(parseTemplate(nested(33)), '32');
  });

  it('has no key that the format does not know, and no text that names markup or an address', () => {
    for (const change of [{ onOpen: 'x' }, { code: 'x' }, { url: 'x' }])
      expect(reason(parseTemplate(changed(change)))).toBe('templates_fault_unknownKey');
    for (const en of ['<b>x</b>', 'https://x.example', 'data:text/html,x'])
      expect(reason(parseTemplate(changed({ question: { en, 'zh-CN': 'x' } })))).toBe(
        'templates_fault_notPlainText',
      );
  });

  it('says how long a text or a list may be', () => {
    const name = (length: number): string => changed({ name: { en: 'x'.repeat(length), 'zh-CN': 'x' } });
    expectTaken(parseTemplate(name(60)));
    expectRefused(parseTemplate(name(61)), '60');
    const headers = (count: number): string => {
      const [table] = customerValue.tables;
      const [field, ...fields] = table!.fields;
      const withHeaders = { ...field, headers: Array<string>(count).fill('x') };
      return changed({ tables: [{ ...table, fields: [withHeaders, ...fields] }] });
    };
    expectTaken(parseTemplate(headers(500)));
    expectRefused(parseTemplate(headers(501)), '500');
  });
});
