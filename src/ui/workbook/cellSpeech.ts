import type { Selection } from '../../commands/command';
import { formatOfCell } from '../../commands/readCells';
import type { WorkbookDocument } from '../../model/document';
import { formatValue } from '../../model/format/formatValue';
import { rowIndexAt } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';
import type { MessageKey } from '../../i18n/texts';
import type { Locale } from '../../shared/localText';
import type { ProblemParams } from '../../shared/problems';
import { isCellError, type CellError } from '../../shared/value';
import { promptOf } from '../validation/promptOf';
import { activeCellOf, addressOf } from './activeCell';

export interface Speaker {
  readonly locale: Locale;
  t(key: MessageKey, params?: ProblemParams): string;
  describeError(error: CellError): string;
}

/** What a screen reader says of the selection: address, value, and of an error what it means. */
export function cellSpeech(
  document: WorkbookDocument,
  values: ValueReader,
  selection: Selection,
  speaker: Speaker,
): string {
  const cell = activeCellOf(document, values, selection, speaker.locale);
  if (!cell) return '';
  const { sheet, value, rowIndex, columnIndex } = cell;
  const shown = formatValue(value, formatOfCell(sheet, rowIndex, columnIndex), speaker.locale);
  const prompt = promptOf(sheet, values, selection);
  const parts = [
    cell.address,
    value === null ? speaker.t('explain_spokenBlank') : shown,
    ...(isCellError(value) ? [speaker.describeError(value)] : []),
    ...(cell.text.startsWith('=') ? [speaker.t('explain_spokenFormula')] : []),
    ...rangeWords(),
    ...[prompt?.title, prompt?.text].filter((words) => words !== undefined && words !== ''),
  ];
  return parts.join(speaker.locale === 'zh-CN' ? '，' : ', ');

  function rangeWords(): string[] {
    const { fromRow, toRow, fromColumn, toColumn } = selection;
    if (fromRow === toRow && fromColumn === toColumn) return [];
    const order = values.rowOrder(sheet.id);
    const from = addressOf(sheet, rowIndexAt(order, fromRow), fromColumn);
    const to = addressOf(sheet, rowIndexAt(order, toRow), toColumn);
    return [speaker.t('explain_cellRange', { from, to })];
  }
}
