import { capacityOf } from '../model/capacity';
import { problem, type Problem } from '../shared/problems';

/** What an import accepts; everything above is refused with a message that names the limit. */
export const importLimits = {
  bytes: 500 * 1024 * 1024,
  /** Rows x columns as well: a few bytes of separators can ask for gigabytes of packed columns. */
  ...capacityOf(),
  /** Characters of one row, and of one quoted cell; a longer one is a damaged file. */
  recordLength: 1024 * 1024,
  ledgerEntries: 1_000,
  /** Characters of a cell that the ledger repeats. */
  ledgerTextLength: 500,
} as const;

const bytesPerMegabyte = 1024 * 1024;

/** Says how large a file is and how large it may be, in megabytes. */
export function tooLarge(bytes: number): Problem {
  const megabytes = Math.ceil(bytes / bytesPerMegabyte);
  return problem('fileTooLarge', { size: megabytes, limit: importLimits.bytes / bytesPerMegabyte });
}
