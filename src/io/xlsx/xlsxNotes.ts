/** What of a file is not here as it was there. */
export type XlsxNoteKind =
  | 'charts'
  | 'pictures'
  | 'pivotTables'
  | 'macros'
  | 'externalLinks'
  | 'controls'
  /** Cells joined into one: the text stays in the first, shown across the others where there is room. */
  | 'merges'
  /** Formulas that mean nothing here (other files, unknown functions): the value Excel saved stands there. */
  | 'formulas'
  /** Calculated columns with different formulas in their rows: their values are kept. */
  | 'mixedColumns'
  /** Tables with other cells around them: they are sheets of their own, and their old place shows them. */
  | 'movedTables'
  | 'names'
  | 'validations'
  | 'conditionalFormats'
  | 'comments'
  | 'hyperlinks'
  | 'richText'
  | 'styles'
  | 'hiddenLines'
  | 'filters'
  | 'protection'
  | 'longTexts'
  /** Days counted from 1904: dates are the same days here, but bare numbers of days are not. */
  | 'dateSystem';

export interface XlsxNote {
  readonly kind: XlsxNoteKind;
  readonly count: number;
  /** The first few: `Sheet1!B2`, a table's or a name's name. */
  readonly places: readonly string[];
}

const shownPlaces = 5;

/** Gathers notes while a file is read. */
export class XlsxNotes {
  readonly #byKind = new Map<XlsxNoteKind, { count: number; readonly places: string[] }>();

  add(kind: XlsxNoteKind, place: string | null = null, count = 1): void {
    let note = this.#byKind.get(kind);
    if (!note) this.#byKind.set(kind, (note = { count: 0, places: [] }));
    note.count += count;
    if (place !== null && note.places.length < shownPlaces) note.places.push(place);
  }

  list(): readonly XlsxNote[] {
    return [...this.#byKind].map(([kind, note]) => ({ kind, ...note }));
  }
}
