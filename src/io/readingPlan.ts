import type { ColumnType } from '../model/document';
import { fieldRoles, type FieldRoleId } from '../model/fieldRoles';
import { failed, ok, type Result } from '../shared/result';
import { problem } from '../shared/problems';
import { expectationOf, guessRoles, type FileKind, type RoleGuess } from './columnGuess';
import { uniqueColumnNames } from './columnNames';
import { detectReading, readingForType, textReading, type ColumnReading } from './columnTypes';
import {
  detectDelimiter,
  detectHeader,
  detectLineEnd,
  detectTitleRows,
  separatorHint,
  usualWidth,
} from './csvDialect';
import { CsvRecordReader, RecordTooLongError, type RecordFormat } from './csvRecords';
import { detectEncoding } from './detectEncoding';
import { binaryProblem } from './fileKind';
import { isKnownHeader, unitOf } from './knownHeaders';
import { importLimits, tooLarge } from './importLimits';
import type { ColumnChoice, CsvChoices, Encoding } from '../model/fileImport';
import { decodeInSlices } from './textDecoding';

/** How a file is read: what was detected, with what the person chose in its place. */
export interface ReadingPlan {
  readonly encoding: Encoding;
  readonly format: RecordFormat;
  /** Characters at the beginning that belong to no row (`sep=;`). */
  readonly skippedLength: number;
  readonly hasHeader: boolean;
  /** Rows before the header; lines without anything do not count. */
  readonly skippedRows: number;
  readonly firstRows: readonly (readonly string[])[];
  readonly fileKind: FileKind;
  readonly columns: readonly PlannedColumn[];
  /** The rows that were looked at, below the header. */
  readonly sampleRows: readonly (readonly string[])[];
  readonly isWholeFile: boolean;
}
export interface PlannedColumn {
  readonly index: number;
  readonly name: string;
  readonly reading: ColumnReading;
  /** The person chose the type, so it stands whatever the values are. */
  readonly isTypeChosen: boolean;
  readonly isSkipped: boolean;
  readonly guess: RoleGuess | null;
  readonly role: string | null;
  readonly unit: string | undefined;
}

/** Text that is looked at before the whole file is read. */
const sampleLength = 1024 * 1024;
const mostSampleRows = 5_000;
const leastSampleRows = 100;
const mostSampleCells = 200_000;
const shownFirstRows = 20;

/** Looks at the beginning of the file and plans how to read all of it. */
export function planReading(bytes: Uint8Array, choices: CsvChoices): Result<ReadingPlan> {
  if (bytes.length === 0) return failed(problem('fileEmpty'));
  if (bytes.length > importLimits.bytes) return failed(tooLarge(bytes.length));
  const encoding = choices.encoding ?? detectEncoding(bytes);
  // UTF-16 is full of NUL bytes; what is binary after all shows in its text.
  const refusal = encoding.startsWith('utf-16') ? null : binaryProblem(bytes);
  if (refusal) return failed(refusal);
  const { text, isWholeFile } = sampleText(bytes, encoding);
  if (text.includes('\0')) return failed(problem('fileBinary'));
  const hint = separatorHint(text);
  const skippedLength = hint?.length ?? 0;
  const body = text.slice(skippedLength);
  if (isWholeFile && body.trim() === '') return failed(problem('fileEmpty'));
  const lineEnd = detectLineEnd(body);
  const delimiter = choices.delimiter ?? hint?.delimiter ?? detectDelimiter(body, lineEnd);
  const format: RecordFormat = { delimiter, lineEnd };
  const rows = sampleRows(body, format, isWholeFile);
  if (!rows) return failed(problem('fileDamaged'));
  return planColumns(rows, choices, { encoding, format, skippedLength, isWholeFile });
}

function sampleText(bytes: Uint8Array, encoding: Encoding): { text: string; isWholeFile: boolean } {
  let text = '';
  for (const slice of decodeInSlices(bytes, encoding)) {
    text += slice.text;
    if (slice.isLast) return { text, isWholeFile: true };
    if (text.length >= sampleLength) break;
  }
  return { text, isWholeFile: false };
}

/** `null` when there are no rows because one is endless. */
function sampleRows(text: string, format: RecordFormat, isWholeFile: boolean): string[][] | null {
  try {
    const reader = new CsvRecordReader(format);
    const { rows } = reader.read(text, isWholeFile);
    return (rows.length > 0 ? rows : reader.read('', true).rows).filter(
      (row) => row.length > 1 || row[0] !== '',
    );
  } catch (error) {
    if (error instanceof RecordTooLongError) return null;
    throw error;
  }
}

function planColumns(
  rows: readonly string[][],
  choices: CsvChoices,
  found: Pick<ReadingPlan, 'encoding' | 'format' | 'skippedLength' | 'isWholeFile'>,
): Result<ReadingPlan> {
  const skippedRows = Math.min(choices.skippedRows ?? detectTitleRows(rows), Math.max(rows.length - 1, 0));
  const below = skippedRows === 0 ? rows : rows.slice(skippedRows);
  const hasHeader = choices.hasHeader ?? detectHeader(below.slice(0, mostSampleRows), isKnownHeader);
  const header = hasHeader ? (below[0] ?? []) : [];
  const body = hasHeader ? below.slice(1) : below;
  const columnCount = hasHeader ? widthBelow(header, body) : usualWidth(body);
  if (columnCount > importLimits.columns) {
    return failed(problem('fileTooManyColumns', { columns: columnCount, limit: importLimits.columns }));
  }
  const rowLimit = Math.min(
    mostSampleRows,
    Math.max(leastSampleRows, Math.floor(mostSampleCells / columnCount)),
  );
  const sample = body.slice(0, rowLimit);
  const names = uniqueColumnNames(
    Array.from({ length: columnCount }, (_, i) => choices.columns?.[i]?.name ?? header[i] ?? ''),
  );
  const readings = names.map((name, i) =>
    columnReading(
      sample.map((row) => row[i] ?? ''),
      name,
      choices.columns?.[i] ?? {},
    ),
  );
  const { fileKind, roles } = guessRoles(
    names.map((name, i) => ({
      name,
      type: (readings[i] ?? textReading).type,
      samples: sample.map((row) => row[i] ?? ''),
    })),
  );
  const taken = new Set(Object.values(choices.columns ?? {}).map((choice) => choice.role));
  const columns = names.map((name, index): PlannedColumn => {
    const choice = choices.columns?.[index];
    const guess = roles[index] ?? null;
    const reading = readings[index] ?? textReading;
    return {
      index,
      name,
      reading: choice?.type === undefined ? readingForRole(reading, guess?.role) : reading,
      isTypeChosen: choice?.type !== undefined,
      isSkipped: choice?.skip === true,
      guess,
      role: choice?.role === undefined ? (guess && !taken.has(guess.role) ? guess.role : null) : choice.role,
      unit: unitOf(header[index] ?? ''),
    };
  });
  return ok({
    ...found,
    hasHeader,
    skippedRows,
    firstRows: rows.slice(0, shownFirstRows),
    fileKind,
    columns,
    sampleRows: sample,
    isWholeFile: found.isWholeFile && sample.length === body.length,
  });
}

/** As wide as the header; wider only where most rows have something behind its last column. */
function widthBelow(header: readonly string[], body: readonly (readonly string[])[]): number {
  const wider = body.filter((row) => row.slice(header.length).some((cell) => cell.trim() !== ''));
  return wider.length * 2 > body.length ? usualWidth(wider) : header.length;
}

function columnReading(texts: readonly string[], name: string, choice: ColumnChoice): ColumnReading {
  const expected = expectationOf(name);
  const reading = choice.type ? readingForType(choice.type, texts, expected) : detectReading(texts, expected);
  const isOrderChosen = choice.dateOrder !== undefined;
  return {
    ...reading,
    dateOrder: choice.dateOrder ?? reading.dateOrder,
    isDateOrderAmbiguous: reading.isDateOrderAmbiguous && !isOrderChosen,
    decimalMark: choice.decimalMark ?? reading.decimalMark,
  };
}

/** Names, contacts and notes are free text, even where few of them differ. */
function readingForRole(reading: ColumnReading, role: FieldRoleId | undefined): ColumnReading {
  if (role === undefined || reading.type !== 'choice') return reading;
  const types: readonly ColumnType[] = fieldRoles[role].types;
  return types.includes('choice') || !types.includes('text') ? reading : { ...reading, type: 'text' };
}
