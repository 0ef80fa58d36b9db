import type { Locale } from '../shared/localText';
import { cellEditorName } from './cellEditor';
import type { RendererHost } from './cellLook';
import type { CellRenderer } from './cellRenderer';
import { dressHeading } from './columnHeading';
import { trustedText } from './escapeHtml';
import type { HotInstance, HotSettings } from './handsontable';
import { keepPlainRowsLight } from './plainRowIndex';
import { rowPlace, RowPlaces, type RowPlace } from './rowPlaces';
import type { ShownSheet } from './shownSheet';
import { answerForRowHeights } from './uniformRows';

export interface SettingsHost extends RendererHost {
  readonly readOnly: boolean;
  readonly cells: CellRenderer;
  phrase(key: string, params?: Readonly<Record<string, string | number>>): string;
}

/** What stays the same for every sheet. */
export function fixedSettings(host: SettingsHost): HotSettings {
  return {
    width: '100%',
    height: '100%',
    themeName: 'ht-theme-main',
    // Styles come as files: a strict content security policy forbids the injected ones.
    injectCoreCss: false,
    sanitizer: trustedText,
    // Measuring content costs seconds on long tables (Handsontable 18.1.1); sizes are fixed instead.
    autoColumnSize: false,
    autoRowSize: false,
    fillHandle: { autoInsertRow: false },
    outsideClickDeselects: false,
    enterBeginsEditing: false,
    autoWrapRow: true,
    autoWrapCol: false,
    trimWhitespace: false,
    wordWrap: false,
    selectionMode: 'multiple',
    editor: cellEditorName,
    // The first hook that is heard: settings are read after `beforeInit`.
    beforeLoadData(this: HotInstance, _data, isFirst) {
      if (isFirst) keepPlainRowsLight(this.rowIndexMapper);
    },
    modifyRowData: rowPlace,
    beforeInitWalkontable: (walkontable) =>
      answerForRowHeights(walkontable, () => host.shown.rowHeightsPx === null),
    // A setting and no hook added later: the first drawing needs it too, and a second one costs as much as the first.
    afterGetColHeader: (visualColumn, heading) => {
      if (visualColumn >= 0) dressHeading(host, heading, visualColumn);
    },
    afterGetRowHeader: (visualRow, heading) => {
      if (visualRow >= 0) heading.classList.toggle('wb-filtered-row', host.shown.isFilteredRow(visualRow));
    },
    renderer: (hot, cell, visualRow, visualColumn, _prop, _value, cellProperties) => {
      // Handsontable 18.1.1 calls its base renderer when a renderer does not say that it did: classes and attributes on
      // each cell that scrolls by, for settings that we do not have.
      (cellProperties as { _isBaseRendererCalled?: boolean })._isBaseRendererCalled = true;
      host.cells.draw(cell, hot.toPhysicalRow(visualRow), hot.toPhysicalColumn(visualColumn));
    },
  };
}

/** What differs from language to language: words of the menus, and the hidden editor that input methods begin in. */
export const languageSettings = (locale: Locale): HotSettings => ({
  language: locale === 'zh-CN' ? 'zh-CN' : 'en-US',
  imeFastEdit: locale === 'zh-CN',
});

/** What differs from sheet to sheet. Sizes and names are asked for at each drawing and need no new settings. */
export function sheetSettings(host: SettingsHost): HotSettings {
  const { shown } = host;
  const isReport = shown.isReport;
  return {
    data: new RowPlaces(shown.rowCount),
    columns: Array.from({ length: shown.columnCount }, (_, columnIndex) => ({
      data: accessor(host, columnIndex),
    })),
    colHeaders: isReport ? false : (columnIndex: number) => host.shown.columnName(columnIndex),
    rowHeaders: isReport ? false : (rowIndex: number) => rowName(host.shown, rowIndex),
    // A cell that spans columns must be drawn whenever one of them is: reports are narrow, so all are.
    viewportColumnRenderingOffset: isReport ? shown.columnCount : 'auto',
    colWidths: (columnIndex: number) => host.shown.columnWidthPx(columnIndex),
    columnHeaderHeight: shown.headerHeightPx,
    rowHeaderWidth: shown.rowHeaderWidthPx,
    rowHeights:
      shown.rowHeightsPx === null
        ? shown.rowHeightPx
        : (rowIndex: number) => host.shown.rowHeightsPx?.get(rowIndex) ?? host.shown.rowHeightPx,
    readOnly: host.readOnly,
    fillHandle: host.readOnly || isReport ? false : { autoInsertRow: false },
    manualColumnResize: !host.readOnly && !isReport,
    manualRowResize: !host.readOnly && !isReport && shown.sheet.kind === 'grid',
    // They show where lines would go; moving them is a command.
    manualColumnMove: !host.readOnly && !isReport,
    manualRowMove: !host.readOnly && !isReport,
    moveCells: !host.readOnly && !isReport,
    hiddenRows: { rows: [...shown.hiddenRows] },
    hiddenColumns: { columns: [...shown.hiddenColumns] },
    fixedRowsTop: shown.frozenRows,
    fixedColumnsStart: shown.frozenColumns,
  };
}

/** Handsontable calls it for every cell it draws or copies; each column needs a function of its own. */
function accessor(host: SettingsHost, columnIndex: number): (row: object) => unknown {
  return (row) => host.shown.value((row as RowPlace).visualRow, columnIndex);
}

/** The number of the stored row: it stays with the row, however the table is sorted and filtered. */
function rowName(shown: ShownSheet, visualRow: number): string {
  return shown.isNewRow(visualRow) ? '+' : String(shown.rowIndex(visualRow) + 1);
}
