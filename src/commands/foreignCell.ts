import type { CellStyle } from '../model/document';

/** A cell of a table that another program put on the clipboard. */
export interface ForeignCell {
  readonly text: string;
  /** The number in full where the program says it and shows less of it. */
  readonly value?: number;
  /** The program says that it is a text, whatever it looks like: `00123`, `1/2`, `=A1`. */
  readonly isText?: true;
  /** What of its look this workbook knows. */
  readonly style?: CellStyle;
}
