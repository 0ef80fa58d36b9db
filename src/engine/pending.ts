import { cellError, isCellError, type CellError, type CellValue } from '../shared/value';

/** What stands in for a result that is being worked out: cells keep showing their last value meanwhile. */
export const pendingError: CellError = cellError('ERROR', 'calculationPending');

export function isPending(value: CellValue | undefined): boolean {
  return isCellError(value) && value.reason === pendingError.reason;
}
