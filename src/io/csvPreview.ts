import type { ProblemCode } from '../shared/problems';
import type { ColumnGuess, CsvPreview } from '../model/fileImport';
import type { PlannedColumn, ReadingPlan } from './readingPlan';

const previewRows = 100;
const samplesPerColumn = 3;

/** What the wizard shows of a plan. */
export function previewOf(plan: ReadingPlan): CsvPreview {
  const warnings: ProblemCode[] = plan.columns.length === 1 ? ['fileOneColumn'] : [];
  return {
    encoding: plan.encoding,
    delimiter: plan.format.delimiter,
    hasHeader: plan.hasHeader,
    skippedRows: plan.skippedRows,
    firstRows: plan.firstRows,
    fileKind: plan.fileKind,
    rows: plan.sampleRows.slice(0, previewRows),
    isWholeFile: plan.isWholeFile && plan.sampleRows.length <= previewRows,
    columns: plan.columns.map((column) => columnGuess(column, plan)),
    warnings,
  };
}

function columnGuess(
  { index, name, reading, guess, role, unit }: PlannedColumn,
  plan: ReadingPlan,
): ColumnGuess {
  const texts = plan.sampleRows.map((row) => row[index] ?? '').filter((text) => text.trim() !== '');
  const isGuessed = guess !== null && role === guess.role;
  const isDate = reading.type === 'date';
  const isNumber = reading.type === 'number' || reading.type === 'currency' || reading.type === 'percent';
  return {
    index,
    name,
    type: reading.type,
    role,
    confidence: isGuessed ? guess.confidence : role === null ? 0 : 1,
    reason: isGuessed ? guess.reason : null,
    samples: [...new Set(texts)].slice(0, samplesPerColumn),
    ...(unit === undefined ? {} : { unit }),
    ...(isDate ? { dateOrder: reading.dateOrder, isDateOrderAmbiguous: reading.isDateOrderAmbiguous } : {}),
    ...(isNumber ? { decimalMark: reading.decimalMark } : {}),
  };
}
