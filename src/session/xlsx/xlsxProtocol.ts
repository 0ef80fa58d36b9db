import type { XlsxNote } from '../../io/xlsx/xlsxNotes';
import type { ComputedValues } from '../../engine/protocol';
import type { XlsxWords } from '../../io/xlsx/writeXlsxWorkbook';
import type { ColumnBlock } from '../../model/columnBlock';
import type { GridChunk, WorkbookDocument } from '../../model/document';
import type { ChartId, SheetId } from '../../model/ids';
import type { Locale } from '../../shared/localText';
import type { Result } from '../../shared/result';

/** One worker reads or writes one file and is ended. */
export type XlsxRequest = ReadRequest | WriteRequest;
export interface WriteRequest {
  readonly kind: 'write';
  readonly document: WorkbookDocument;
  readonly computed: ComputedValues;
  readonly words: XlsxWords;
  /** PNG by chart. */
  readonly pictures: ReadonlyMap<ChartId, Uint8Array>;
  /** Names of functions of the host, which Excel does not have. */
  readonly hostFunctions: readonly string[];
}
export interface ReadRequest {
  readonly kind: 'read';
  readonly source: Blob | Uint8Array;
  readonly name: string;
  readonly locale: Locale;
}

/** Cells and blocks come in messages of their own before the document, which has none: all at once would hold up the page. */
export type XlsxReply =
  | {
      readonly kind: 'chunks';
      readonly sheetId: SheetId;
      readonly chunks: Readonly<Record<string, GridChunk>>;
    }
  /** One block of each column of values, in their order. */
  | { readonly kind: 'blocks'; readonly sheetId: SheetId; readonly blocks: readonly ColumnBlock[] }
  | {
      readonly kind: 'read';
      readonly result: Result<{ readonly document: WorkbookDocument; readonly notes: readonly XlsxNote[] }>;
    }
  | { readonly kind: 'written'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'fault'; readonly message: string };
