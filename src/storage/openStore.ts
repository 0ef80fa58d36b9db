import { ChosenFolder } from './chosenFolder';
import { StorageConnection } from './connection';
import type { DatabaseEnvironment } from './database';
import { isSiteDataRefused, localStorageMarker, type EpochMarker } from './epochMarker';
import { IndexedDbStore } from './indexedDbStore';
import { MemoryStore } from './memoryStore';
import { systemScheduler, type Scheduler } from './scheduler';
import type { SecondCopies } from './secondCopies';
import { storageFailureOf, type StorageFailure } from './storageFault';
import { StoreLoss } from './storeLoss';
import type { WorkbookStore } from './workbookStore';

export interface OpenStoreOptions {
  /** Hosts with a storage of their own give it another name. */
  readonly databaseName?: string;
  readonly environment?: DatabaseEnvironment;
  readonly marker?: EpochMarker;
  readonly scheduler?: Scheduler;
  /** With less than is usual, a short document takes as many writes as a long one. */
  readonly bytesPerWrite?: number;
  /** Whether the browser refuses this page all storage, which IndexedDB alone does not always tell. */
  readonly isRefused?: () => boolean;
  /** Beside the database; `null` or absent: none are kept. */
  readonly copies?: SecondCopies | null;
}

export type OpenedStore =
  | {
      readonly kind: 'durable';
      readonly store: WorkbookStore;
      /** There was a store before and it is gone: say so, and offer the last backup. */
      readonly loss: StoreLoss | null;
      /** Remembers the folder for backups. */
      readonly chosenFolder: ChosenFolder;
    }
  /** Nothing outlives the page; `reason` says why. A permanent warning belongs on the screen. */
  | {
      readonly kind: 'memory';
      readonly store: WorkbookStore;
      readonly reason: StorageFailure;
      /** There was a store before, and it does not open. */
      readonly loss: StoreLoss | null;
    };

/**
 * The store of this browser. A new database is written to before it is trusted; one that has data is used even when
 * it takes no more, because what is in it must stay readable.
 */
export async function openStore(options: OpenStoreOptions = {}): Promise<OpenedStore> {
  const { databaseName = 'worthbook', environment = {}, scheduler = systemScheduler } = options;
  const marker = options.marker ?? localStorageMarker(databaseName);
  try {
    // Dexie opens once more what Chromium failed to open after a kill.
    const connection = await StorageConnection.open(
      databaseName,
      environment,
      scheduler,
      options.bytesPerWrite,
    );
    const known = marker.read();
    const isLost = known !== null && known !== connection.epoch;
    if (known === null) marker.write(connection.epoch);
    return {
      kind: 'durable',
      store: new IndexedDbStore(connection, scheduler, options.copies),
      loss: isLost ? new StoreLoss(marker, known, connection.epoch) : null,
      chosenFolder: new ChosenFolder(connection),
    };
  } catch (error) {
    const isRefused = options.isRefused ?? isSiteDataRefused;
    const told = storageFailureOf(error);
    const reason = told === 'storageFailed' && isRefused() ? 'storageBlocked' : told;
    const known = reason === 'storageFailed' ? marker.read() : null;
    const loss = known === null ? null : new StoreLoss(marker, known, null);
    return { kind: 'memory', store: new MemoryStore({ insteadOf: reason }), reason, loss };
  }
}
