import type { ColumnRef, WorkbookDocument } from '../../src/model/document';
import type { RuleId, SheetId } from '../../src/model/ids';
import type { DraftNote, DraftNoteKind } from '../../src/model/templateDraft';
import type { LocalText } from '../../src/shared/localText';

export interface LeftOutCell {
  readonly place: string;
  /** `Report!B4`. */
  readonly where: string;
  readonly value: string | number | boolean;
}

/** What the parts of an extraction share: keys, texts, and what is told to the author. */
export interface Extraction {
  readonly document: WorkbookDocument;
  /** Places of cells with values, by their path in the file. */
  readonly literals: Map<string, string>;
  readonly leftOut: LeftOutCell[];
  isLeftOut(place: string): boolean;
  note(kind: DraftNoteKind, where: string): void;
  /** A text in both languages; remembers under which place it is edited. */
  text(path: string, place: string, text: string, longest: number, other?: LocalText): LocalText;
  formula(stored: string, own: SheetId): string;
  sheetKey(id: SheetId): string;
  /** Empty for one that the template neither brings nor reads. */
  columnKey(column: ColumnRef): string;
  ruleKey(id: RuleId): string;
}

const shownPlaces = 3;

/** Counts what a template cannot carry, and keeps the first few places of each kind. */
export class DraftNotes {
  readonly #notes = new Map<DraftNoteKind, { count: number; places: string[] }>();

  add(kind: DraftNoteKind, where: string): void {
    const note = this.#notes.get(kind) ?? { count: 0, places: [] };
    note.count++;
    if (note.places.length < shownPlaces && !note.places.includes(where)) note.places.push(where);
    this.#notes.set(kind, note);
  }

  all(): DraftNote[] {
    return [...this.#notes].map(([kind, { count, places }]) => ({ kind, count, places }));
  }
}
