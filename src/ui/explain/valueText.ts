import { formatOfCell } from '../../commands/readCells';
import type { BlockPlace, ExplainedTerm, ExplainedValue } from '../../model/explanation';
import type { WorkbookDocument } from '../../model/document';
import { formatValue, type ValueFormat } from '../../model/format/formatValue';
import type { ParameterId } from '../../model/ids';
import { findParameter, findSheet, rowCount } from '../../model/lookup';
import type { CellValue } from '../../shared/value';
import type { StoryUnit } from '../../shared/functionStory';
import type { ShellState } from '../shellState.svelte';

/** A value as it is shown among the parts of a formula: texts in quotes, blanks in words. */
export function partText(value: CellValue, format: ValueFormat, shell: ShellState): string {
  if (value === null) return shell.t('explain_blank');
  if (typeof value === 'string') return `“${value}”`;
  return formatValue(value, format, shell.locale);
}

/** The value of a part of a formula in one line. */
export function explainedText(term: ExplainedTerm, document: WorkbookDocument, shell: ShellState): string {
  if (term.text === '') return shell.t('explain_leftOutArgument');
  const { value } = term;
  if (value === null) return shell.t('explain_notComputed');
  const format = formatOfTerm(term, document);
  if (value.kind === 'one') return partText(value.value, format, shell);
  return `${firstOf(value, format, shell)} (${sizeText(value, shell)})`;
}

/** Values of a block that stand in one line. */
const shownValues = 5;

function firstOf(value: Extract<ExplainedValue, { kind: 'block' }>, format: ValueFormat, shell: ShellState) {
  const shown = value.first.slice(0, shownValues).map((cell) => partText(cell, format, shell));
  const hasMore = value.rows * value.columns > shown.length;
  return `{${shown.join('; ')}${hasMore ? '; …' : ''}}`;
}

function sizeText(value: Extract<ExplainedValue, { kind: 'block' }>, shell: ShellState): string {
  const rows = shell.number(value.rows);
  return value.columns === 1
    ? shell.t('explain_blockRows', { rows })
    : shell.t('explain_block', { rows, columns: value.columns });
}

function formatOfTerm({ source, parameterId }: ExplainedTerm, document: WorkbookDocument): ValueFormat {
  if (source) return formatOfBlock(source, document);
  return parameterId ? formatOfParameter(parameterId, document) : {};
}

export function formatOfBlock(block: BlockPlace, document: WorkbookDocument): ValueFormat {
  const sheet = findSheet(document, block.sheetId);
  return sheet && block.fromRow < rowCount(sheet) ? formatOfCell(sheet, block.fromRow, block.fromColumn) : {};
}

function formatOfParameter(id: ParameterId, document: WorkbookDocument): ValueFormat {
  const kind = findParameter(document, id)?.kind;
  return kind === 'percent' ? { numberFormat: '0.0##%' } : {};
}

const digits: Readonly<Record<StoryUnit, Intl.NumberFormatOptions>> = {
  text: {},
  plain: { maximumFractionDigits: 4 },
  count: { maximumFractionDigits: 0 },
  money: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  share: { style: 'percent', maximumFractionDigits: 1 },
  factor: { minimumFractionDigits: 4, maximumFractionDigits: 4 },
};

/** A figure of a story. */
export function figureText(value: CellValue, unit: StoryUnit, { locale }: ShellState): string {
  if (typeof value === 'number') return new Intl.NumberFormat(locale, digits[unit]).format(value);
  return formatValue(value, {}, locale);
}
