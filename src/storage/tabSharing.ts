import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Scheduler } from './scheduler';
import type { TabChannel } from './tabChannel';
import type { WriterClaim } from './tabs';
import type { Journals, Persister } from './workbookStore';

/** What tabs need to write one workbook in turn. */
export interface TabSharing {
  readonly journals: Journals;
  readonly channel: TabChannel;
  readonly scheduler: Scheduler;
  /** One turn of writing; given back when the claim is released. */
  claimWriter(id: WorkbookId): Promise<WriterClaim>;
  persist(document: WorkbookDocument, version: number): Persister;
}
