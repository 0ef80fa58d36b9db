import { describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { problemText } from '../../src/i18n/problemText';
import { openBytes } from '../../src/io/importHost';
import { readFileInWorker } from '../../src/session/xlsx/xlsxClient';
import { newWorkbook } from '../../src/model/newWorkbook';
import { Workbook } from '../../src/model/workbook';
import { CsvImportFlow } from '../../src/session/csvImportFlow';
import { Library } from '../../src/session/library';
import { locales } from '../../src/shared/localText';
import type { Problem } from '../../src/shared/problems';
import type { Result } from '../../src/shared/result';
import { MemoryStore } from '../../src/storage/memoryStore';
import { inProcessXlsx } from '../support/inProcessXlsx';
import { badFiles, type BadFile } from '../support/badFiles';

/* Whatever is dropped: what cannot be read is refused with words of its own, and nothing is left of it. */

const files = await badFiles();

function emptyLibrary(): Library {
  return new Library({
    store: new MemoryStore(),
    engine: inProcessTransport,
    licenseKeys: {},
    readFile: (file, options) => readFileInWorker(file, options, inProcessXlsx()),
    openCsvSource: () => {
      throw new Error('not asked for');
    },
    joinTabs: null,
    newWorkbookName: () => 'New',
  });
}

async function asWorkbook({ name, bytes }: BadFile, library: Library): Promise<Result<unknown>> {
  return library.importWorkbook(new File([bytes], name), { locale: 'en' });
}

async function asRows({ name, bytes }: BadFile, workbook: Workbook): Promise<Result<unknown>> {
  const source = await openBytes(bytes);
  if (!source.ok) return source;
  const flow = new CsvImportFlow(workbook, source.value, name);
  const preview = await flow.preview({});
  const outcome = await flow.run({
    choices: {},
    sheetName: 'T',
    customersName: 'C',
    locale: 'en',
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  expect(outcome.ok).toBe(false);
  return preview;
}

/** As the page does: by what the file is, not by its name. */
async function refusalOf(file: BadFile): Promise<Problem> {
  const library = emptyLibrary();
  const workbook = new Workbook(newWorkbook(), 0);
  const before = workbook.document;
  const isWorkbook = await library.isWorkbookFile(new File([file.bytes], file.name));
  const result = isWorkbook ? await asWorkbook(file, library) : await asRows(file, workbook);
  expect(await library.list()).toEqual({ ok: true, value: [] });
  expect(workbook.document).toBe(before);
  if (result.ok) throw new Error(`${file.name} was read`);
  return result.problem;
}

describe('a file that cannot be opened', () => {
  it.each(files.map((file) => ({ file, name: file.name })))('$name is refused in words', async ({ file }) => {
    const problem = await refusalOf(file);
    expect(problem.code).toBe(file.code);
    expect(problem.params?.['kind']).toBe(file.kind);
    for (const locale of locales) {
      const words = problemText(locale, problem);
      expect(words).toMatch(locale === 'en' ? /^[A-Z].*\.$/ : /\p{Script=Han}.*。$/u);
      expect(words).not.toMatch(/\{\w+\}|undefined|NaN/);
      if (file.kind) expect(words).toContain(file.kind);
    }
  });

  it('has other words than files that are bad in another way', async () => {
    const byWords = new Map<string, Set<string>>();
    for (const file of files) {
      const words = problemText('en', await refusalOf(file));
      byWords.set(words, (byWords.get(words) ?? new Set()).add(`${file.code} ${file.kind ?? ''}`));
    }
    for (const [words, reasons] of byWords) expect([...reasons], words).toHaveLength(1);
  });
});
