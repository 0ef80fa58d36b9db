import { lineIdAt } from '../../model/axis';
import type { Parameter } from '../../model/document';
import { figuresOfReports } from '../../model/keyFigures';
import { findSheet, rowCount } from '../../model/lookup';
import { sameFigure, type KeyFigure } from '../../model/scenario';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { shownFigure, type ShownFigure } from './shownFigure';

/** Results that can be asked about: the key figures (else those of reports), and the selected cell where it is a number. */
export function figureChoices({ view, port, selection, shell }: WorkbookScreenState): ShownFigure[] {
  const { document } = view;
  const chosen = document.keyFigures ?? figuresOfReports(document, port.values);
  const sheet = selection && findSheet(document, selection.sheetId);
  const active: KeyFigure[] =
    sheet?.kind === 'grid' && selection && selection.activeRow < rowCount(sheet)
      ? [
          {
            sheetId: sheet.id,
            rowId: lineIdAt(sheet.rows, selection.activeRow),
            columnId: lineIdAt(sheet.columns, selection.activeColumn),
          },
        ]
      : [];
  const others = active.filter(
    (figure) =>
      !chosen.some((known) => sameFigure(known, figure)) &&
      typeof port.values.gridValue(figure.sheetId, figure.rowId, figure.columnId) === 'number',
  );
  // The selected cell first: that is what is asked about.
  const first = chosen.filter((known) => active.some((figure) => sameFigure(known, figure)));
  const rest = chosen.filter((known) => !first.includes(known));
  return [...others, ...first, ...rest].flatMap(
    (figure) => shownFigure(document, port.values, figure, shell.locale) ?? [],
  );
}

export interface NumericParameter extends Parameter {
  readonly value: number;
}
export const numericParameters = ({ view }: WorkbookScreenState): NumericParameter[] =>
  view.document.parameters.filter(
    (parameter): parameter is NumericParameter => typeof parameter.value === 'number',
  );
