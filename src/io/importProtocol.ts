import type { ColumnBlock } from '../model/columnBlock';
import type { Result } from '../shared/result';
import type { Operation } from '../model/operation';
import type { CsvChoices, CsvPreview } from '../model/fileImport';
import type { ImportedTable, TableUpdate, UpdateTarget } from './importSource';

/** To the worker. Each request but `cancel` is answered once, by its `id`. */
export type ImportRequest =
  | { readonly kind: 'open'; readonly source: Blob | Uint8Array }
  | { readonly kind: 'preview'; readonly id: number; readonly choices: CsvChoices }
  | { readonly kind: 'read'; readonly id: number; readonly choices: CsvChoices }
  /** The table has no blocks: they came before, a row of blocks a message. */
  | {
      readonly kind: 'update';
      readonly id: number;
      readonly choices: CsvChoices;
      readonly target: UpdateTarget;
    }
  | { readonly kind: 'tableBlocks'; readonly id: number; readonly blocks: readonly ColumnBlock[] }
  | { readonly kind: 'cancel'; readonly id: number };

/**
 * From the worker. The blocks of a table come in messages of their own, one row of blocks each, before it: received all at
 * once they would hold up the page.
 */
export type ImportReply =
  | { readonly kind: 'preview'; readonly id: number; readonly result: Result<CsvPreview> }
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'blocks'; readonly id: number; readonly blocks: readonly ColumnBlock[] }
  | { readonly kind: 'table'; readonly id: number; readonly result: Result<ImportedTable> }
  /** The operations of an update, in order and in pieces, before `updated`, whose own list is empty. */
  | { readonly kind: 'operations'; readonly id: number; readonly operations: readonly Operation[] }
  | { readonly kind: 'updated'; readonly id: number; readonly result: Result<TableUpdate> }
  | { readonly kind: 'fault'; readonly id: number; readonly message: string };

/** What both ends need of `Worker` and of `self`, so that tests can put them together in one thread. */
export interface ImportPort<Sent, Received> {
  postMessage(message: Sent, transfer: Transferable[]): void;
  onmessage: ((event: { readonly data: Received }) => void) | null;
}
