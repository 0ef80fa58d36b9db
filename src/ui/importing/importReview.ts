import type { ImportCheck, LedgerEntryKind } from '../../model/fileImport';
import type { MessageKey } from '../../i18n/texts';

/** What becomes of what a ledger lists. */
export const ledgerTexts: Readonly<Record<LedgerEntryKind, MessageKey>> = {
  unreadable: 'app_ledgerUnreadable',
  tooFewCells: 'app_ledgerTooFew',
  tooManyCells: 'app_ledgerTooMany',
  undecodable: 'app_ledgerUndecodable',
  brokenQuote: 'app_ledgerBrokenQuote',
  duplicateKey: 'app_ledgerDuplicateKey',
  duplicateLeftOut: 'app_ledgerDuplicateLeftOut',
  unclearKey: 'app_ledgerUnclearKey',
};

/** More are counted and not listed. */
export const listedRows = 200;

/** Whether there is something to know before it is done: what is changed, refused, or not taken as it stands. */
export function isToBeReviewed({ ledger, counts }: ImportCheck): boolean {
  const { reduced, entryCount } = ledger;
  const leftOut = reduced ? reduced.missingCustomer + reduced.cancelled + reduced.notPositive : 0;
  const changed = counts ? counts.updated + counts.ambiguous : 0;
  return entryCount + leftOut + changed > 0;
}
