import type { Parameter, WorkbookDocument } from '../../model/document';
import { formatValue } from '../../model/format/formatValue';
import { figureFormat, figureLabel, placeOfFigure } from '../../model/keyFigures';
import type { ParameterValue } from '../../model/parameterValue';
import type { KeyFigure } from '../../model/scenario';
import type { ValueReader } from '../../model/valueReader';
import type { Locale } from '../../shared/localText';
import type { CellValue } from '../../shared/value';
import { addressOf } from '../workbook/activeCell';

/** A key figure as people name it and see it. */
export interface ShownFigure {
  readonly figure: KeyFigure;
  readonly label: string;
  /** `Report · B8`. */
  readonly place: string;
  readonly value: CellValue;
  text(value: CellValue): string;
  readonly numberFormat?: string;
}

/** `null` while the cell is gone. */
export function shownFigure(
  document: WorkbookDocument,
  values: ValueReader,
  figure: KeyFigure,
  locale: Locale,
): ShownFigure | null {
  const place = placeOfFigure(document, figure);
  if (!place) return null;
  const address = addressOf(place.sheet, place.rowIndex, place.columnIndex);
  const format = figureFormat(place);
  return {
    figure,
    label: figureLabel(values, place) ?? `${place.sheet.name} · ${address}`,
    place: `${place.sheet.name} · ${address}`,
    value: figureValue(values, figure),
    // A result that is no round number would run out of its column.
    text: (value) =>
      format.numberFormat === undefined && typeof value === 'number'
        ? new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }).format(value)
        : formatValue(value, format, locale),
    ...format,
  };
}

export const figureValue = (values: ValueReader, { sheetId, rowId, columnId }: KeyFigure): CellValue =>
  values.gridValue(sheetId, rowId, columnId);

export function shownFigures(document: WorkbookDocument, values: ValueReader, locale: Locale): ShownFigure[] {
  return (document.keyFigures ?? []).flatMap((figure) => shownFigure(document, values, figure, locale) ?? []);
}

/** A value of a parameter with its unit. */
export function parameterText(parameter: Parameter, value: ParameterValue, locale: Locale): string {
  if (typeof value !== 'number') return formatValue(value, { type: 'boolean' }, locale);
  const isPercent = parameter.kind === 'percent';
  const number = new Intl.NumberFormat(locale, {
    style: isPercent ? 'percent' : 'decimal',
    maximumSignificantDigits: 6,
  }).format(value);
  const unit = parameter.unit?.[locale];
  return unit && !isPercent ? `${number} ${unit}` : number;
}
