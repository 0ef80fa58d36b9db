import type { NamedRangeId, SheetId } from './ids';

/** A name that formulas read cells by: a cell, a block of cells, a table or columns of one. */
export interface NamedRange {
  readonly id: NamedRangeId;
  readonly name: string;
  /**
   * One reference in stored form, of fixed places that say their sheet: `_s1!$A$1:$B$9`, `_s1[_c7]`, `_s1`. It follows
   * its cells as references in formulas do, and reads `#REF!` when they are gone.
   */
  readonly refersTo: string;
}

/** Where what a name refers to stands: on no sheet of its own, it says which one it means. */
export const noSheet = '' as SheetId;
