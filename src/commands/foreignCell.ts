import type { CellStyle } from '../model/document';

/** A cell of a table that another program put on the clipboard. */
export interface ForeignCell {
  readonly text: string;
  /** The number in full where the program says it and shows less of it. */
  readonly value?: number;
  /** What of its look this workbook knows. */
  readonly style?: CellStyle;
}
