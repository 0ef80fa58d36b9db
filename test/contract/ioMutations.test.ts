import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipSync, zipSync, strToU8 } from 'fflate';
import { openCsv } from '../../src/io/csvSource';
import type { CsvSource } from '../../src/io/importSource';
import { readWorkbookFile, writeWorkbookFile } from '../../src/io/workbookFile';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { openXlsxRows } from '../../src/io/xlsx/xlsxRows';
import { readDocument } from '../../src/model/readDocument';
import { newWorkbook } from '../../src/model/newWorkbook';
import { Workbook } from '../../src/model/workbook';
import { toBinaryJson } from '../../src/shared/binaryJson';
import { crc32 } from '../../src/shared/checksum';
import { CsvImportFlow } from '../../src/session/csvImportFlow';
import { parseTemplate } from '../../templates/validateTemplate';
import { nowRunning } from '../support/hangWatch';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { recordFigure, testSize, testTimeoutMs } from '../support/testSize';

/*
 * Files as they come from bad disks and bad people: bytes changed, cut out, doubled or exchanged. Each is read as another
 * workbook or table, or refused with a problem; nothing throws, nothing runs for ever, and what is open stays as it is.
 */
const numRuns = testSize(500, 10_000);

type Mutation = readonly [
  kind: 'flip' | 'cut' | 'double' | 'end' | 'noise',
  at: number,
  length: number,
  byte: number,
];
const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.constantFrom('flip', 'cut', 'double', 'end', 'noise'),
  fc.double({ min: 0, max: 0.999, noNaN: true }),
  fc.integer({ min: 1, max: 64 }),
  fc.integer({ min: 0, max: 255 }),
);

function mutated(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let result = [...bytes];
  for (const [kind, share, length, byte] of mutations) {
    const at = Math.floor(share * result.length);
    if (kind === 'flip') result[at] = byte;
    else if (kind === 'cut') result.splice(at, length);
    else if (kind === 'double') result.splice(at, 0, ...result.slice(at, at + length));
    else if (kind === 'end') result = result.slice(0, Math.max(1, at));
    else for (let i = at; i < Math.min(at + length, result.length); i++) result[i] = (byte * (i + 7)) % 256;
  }
  return Uint8Array.from(result);
}
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

const csv = new TextEncoder().encode(
  [
    'Customer ID,Name,Revenue,Since',
    ...Array.from({ length: 40 }, (_, i) => `0${i},"Ann, ${i}",${i * 12.5},2024-03-${(i % 28) + 1}`),
  ].join('\r\n'),
);

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** The parts of a small workbook; mutated one by one they stay a whole archive. */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="Rate">One!$A$1</definedName><definedName name="All">One!$A$1:$B$3</definedName></definedNames></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}" xmlns:r="${relationships}"><cols><col min="1" max="2" width="12" customWidth="1"/></cols><sheetData><row r="1"><c r="A1"><v>0.5</v></c><c r="B1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">A1*2</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c><c r="B3"><f>SUM(All)</f><v>3.5</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells><conditionalFormatting sqref="A1:A3 B2"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>$A$1</formula></cfRule><cfRule type="top10" priority="2" rank="2"/><cfRule type="colorScale" priority="3"><colorScale><cfvo type="min"/><cfvo type="percentile" val="90"/><color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" operator="between" allowBlank="1" sqref="A1:A9" prompt="1 &lt; 2"><formula1>1</formula1><formula2>A2</formula2></dataValidation></dataValidations></worksheet>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><dxfs count="1"><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs></styleSheet>`,
};
const archive = (changed: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    ...changed,
  });

const options = { name: 'Mutated', locale: 'en' as const, isKnownFunction: () => true };

/** A table read into the open workbook: nothing is changed before the person says so, or when it is refused. */
async function importsOrChangesNothing(source: CsvSource): Promise<void> {
  const workbook = new Workbook(newWorkbook(), 0);
  const before = workbook.document;
  const flow = new CsvImportFlow(workbook, source, 'file.csv');
  const preview = await flow.preview({});
  expect(workbook.document).toBe(before);
  const outcome = await flow.run({
    choices: {},
    sheetName: 'T',
    customersName: 'C',
    locale: 'en',
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!preview.ok) expect(outcome.ok).toBe(false);
  if (!outcome.ok) expect(workbook.document).toBe(before);
  expect(readDocument(workbook.document).ok).toBe(true);
}

async function readsOrRefuses(bytes: Uint8Array): Promise<void> {
  const read = await readXlsxWorkbook(bytes, options);
  if (read.ok) expect(readDocument(read.value.document).ok).toBe(true);
  else expect(read.problem.code).toMatch(/^file|^workbook|^tooMany/);
  const rows = await openXlsxRows(bytes);
  if (rows.ok) await importsOrChangesNothing(rows.value);
}

const template = readFileSync(new URL('../../templates/value-capability-quadrant.json', import.meta.url));

/** So many files of a format; each is named before it is read, so that one that hangs is known. */
async function mutate(
  format: string,
  file: fc.Arbitrary<Uint8Array>,
  check: (bytes: Uint8Array) => Promise<void> | void,
): Promise<void> {
  let files = 0;
  await fc.assert(
    fc.asyncProperty(file, async (bytes) => {
      nowRunning(
        `${format}, ${bytes.length} bytes: ${Buffer.from(bytes.subarray(0, 3_000)).toString('base64')}`,
      );
      await check(bytes);
      files++;
    }),
    { numRuns },
  );
  recordFigure(`mutated imports: ${format}`, { files, crashes: 0, changes: 0 });
}

describe('mutations of a file', () => {
  const test = (name: string, run: () => Promise<void>): void => it(name, run, testTimeoutMs(60_000));

  test('of CSV are read or refused, and change nothing before that', () =>
    mutate(
      'CSV',
      mutations.map((changes) => mutated(csv, changes)),
      (bytes) => importsOrChangesNothing(openCsv(bytes)),
    ));

  test('of an XLSX archive are read or refused', async () => {
    const file = archive();
    await readsOrRefuses(file);
    const whole = await readXlsxWorkbook(file, options);
    const sheet = whole.ok ? whole.value.document.sheets[0] : undefined;
    expect([sheet?.conditionalFormats, sheet?.kind === 'grid' && sheet.validations]).toMatchObject([
      { length: 3 },
      { length: 1 },
    ]);
    await mutate(
      'XLSX',
      mutations.map((changes) => mutated(file, changes)),
      readsOrRefuses,
    );
  });

  test('of the parts of an XLSX file are read or refused', () =>
    mutate(
      'parts of XLSX',
      fc
        .tuple(fc.constantFrom(...Object.keys(parts)), mutations)
        .map(([name, changes]) => archive({ [name]: mutated(strToU8(parts[name] as string), changes) })),
      readsOrRefuses,
    ));

  test('of a .worthbook are the same workbook or refused', async () => {
    const { document } = sampleWorkbook();
    const file = await writeWorkbookFile(document);
    await mutate(
      '.worthbook',
      mutations.map((changes) => mutated(file, changes)),
      async (bytes) => {
        const read = await readWorkbookFile(bytes);
        if (read.ok) expect(read.value).toEqual(document);
      },
    );
  });

  test('of what a .worthbook holds, under a checksum that is right, are a whole workbook or refused', () => {
    const json = strToU8(toBinaryJson(sampleWorkbook().document));
    return mutate(
      'content of .worthbook',
      mutations.map((changes) => {
        const changed = mutated(json, changes);
        const sum = crc32(changed).toString(16).padStart(8, '0');
        return new Uint8Array([...strToU8(`WORTHBOOK1 ${sum}\n`), ...gzipSync(changed)]);
      }),
      async (bytes) => {
        const read = await readWorkbookFile(bytes);
        if (read.ok) expect(readDocument(read.value).ok).toBe(true);
        else expect(read.problem.code).toMatch(/^file|^document/);
      },
    );
  });

  test('of a template are a template or refused', () =>
    mutate(
      'template',
      mutations.map((changes) => mutated(template, changes)),
      (bytes) => {
        const read = parseTemplate(new TextDecoder().decode(bytes));
        if (!read.ok) expect(read.problem.code).toMatch(/^template/);
      },
    ));
});
