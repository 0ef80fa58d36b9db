import type { LocalText } from '../shared/localText';
import type { ChartSpec, ColumnRef, Parameter } from './document';
import type { ChartId, ParameterId, SheetId } from './ids';

/*
 * A template while it is made from a workbook, as plain data: `templates/authoring` works it out, a screen shows it and
 * answers with another `AuthoringChoice`.
 */

/** What of a workbook can go into a template. Rows of tables never do. */
export interface AuthoringParts {
  readonly sheets: readonly { readonly id: SheetId; readonly name: string; readonly cellCount: number }[];
  /** Calculated columns. */
  readonly columns: readonly { readonly column: ColumnRef; readonly name: string; readonly table: string }[];
  readonly parameters: readonly (Pick<Parameter, 'id' | 'name' | 'label' | 'value'> & {
    readonly id: ParameterId;
  })[];
  readonly charts: readonly {
    readonly id: ChartId;
    readonly sheetId: SheetId;
    readonly title: string;
    readonly kind: ChartSpec['kind'];
  }[];
  /** Templates this workbook was saved as before, or that were opened in it: a new version keeps their keys. */
  readonly known: readonly KnownTemplate[];
}
export interface KnownTemplate {
  readonly id: string;
  readonly version: string;
  readonly about: TemplateAbout;
  /** What of the workbook it owns. */
  readonly owned: Pick<AuthoringChoice, 'sheets' | 'columns' | 'parameters' | 'charts'>;
}

export interface TemplateAbout {
  readonly id: string;
  readonly version: string;
  readonly author: string;
  readonly name: LocalText;
  readonly question: LocalText;
  readonly description: LocalText | null;
  readonly topic: string;
  /** What is new in this version. */
  readonly changes: LocalText | null;
}

export interface AuthoringChoice {
  readonly sheets: readonly SheetId[];
  readonly columns: readonly ColumnRef[];
  readonly parameters: readonly ParameterId[];
  readonly charts: readonly ChartId[];
  /** Cells with a value that stay out, by place. */
  readonly leftOut: readonly string[];
  /** Texts by place, where the two languages are not simply what stands in the workbook. */
  readonly texts: Readonly<Record<string, LocalText>>;
  /** By place of the field. */
  readonly fields: Readonly<Record<string, FieldSettings>>;
  readonly about: TemplateAbout;
}
export interface FieldSettings {
  readonly role?: string | null;
  readonly required?: boolean;
}

/** What a template would hold, for its author to look through. */
export interface TemplateDraft {
  readonly fields: readonly DraftField[];
  readonly contents: readonly DraftContent[];
  readonly notes: readonly DraftNote[];
  /** What the self-test can run on; the first one is the best. */
  readonly samples: readonly SampleChoice[];
}
export const sampleChoices = ['software', 'retail', 'generated'] as const;
export type SampleChoice = (typeof sampleChoices)[number];

/** A column that the template reads and does not bring: whoever applies it says which one it is. */
export interface DraftField {
  readonly place: string;
  readonly table: LocalText;
  /** Its name in this workbook. */
  readonly column: string;
  readonly label: LocalText;
  readonly help: LocalText | null;
  readonly role: string | null;
  readonly required: boolean;
}

/** One text, number or formula of a template file. */
export interface TemplateContent {
  /** The place in the file: `sheets.0.cells.3.text`. */
  readonly path: string;
  readonly part: 'about' | 'field' | 'parameter' | 'column' | 'sheet' | 'chart';
  /** What it belongs to: `Report!B4`. */
  readonly where: LocalText;
  readonly kind: 'text' | 'number' | 'formula' | 'value';
  /** One text for both languages where they are the same. */
  readonly text: LocalText;
}
export interface DraftContent extends TemplateContent {
  /** Under which its texts are edited, or it is left out; `null` where neither is possible. */
  readonly place: string | null;
  /** A cell that holds a value: it may be left out. */
  readonly isLiteral: boolean;
  readonly isLeftOut: boolean;
  /** The same text stands in a column of a table: in which one. */
  readonly alsoIn: string | null;
  /** That column may name customers: such a cell is better left out. */
  readonly mayNameSomebody: boolean;
}

/** Something of the workbook that a template cannot carry. */
export interface DraftNote {
  readonly kind: DraftNoteKind;
  readonly count: number;
  /** The first few places. */
  readonly places: readonly string[];
}
/** Kinds are worded as `template_note_<kind>`. */
export const draftNoteKinds = [
  'outsideSheet',
  'brokenReference',
  'unknownName',
  'tableCells',
  'columnRun',
  'forbiddenFunction',
  'notPlainText',
  'chart',
  'rules',
] as const;
export type DraftNoteKind = (typeof draftNoteKinds)[number];
