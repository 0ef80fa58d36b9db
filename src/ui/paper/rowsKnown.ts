import type { Sheet } from '../../model/document';
import type { Dispose } from '../../shared/disposable';

interface Orders {
  isOrderPending(sheetId: Sheet['id']): boolean;
  subscribe(listener: () => void): Dispose;
}

/** Once it is known which rows a table shows: a filtered one that has just been opened shows none, and would be printed so. */
export function rowsKnown(values: Orders, sheet: Sheet): Promise<void> {
  return new Promise((resolve) => {
    if (!values.isOrderPending(sheet.id)) {
      resolve();
      return;
    }
    const end = values.subscribe(() => {
      if (values.isOrderPending(sheet.id)) return;
      end();
      resolve();
    });
  });
}
