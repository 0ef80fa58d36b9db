import { freeName } from '../../commands/names';
import type { TableSheet } from '../../model/document';
import type { Snapshot, SnapshotChoice } from '../../model/snapshot';
import type { ShellState } from '../shellState.svelte';

/** `Quadrant, Nov 26, 2026`; a number more for the second of a day. */
export function freeSnapshotName(
  table: TableSheet,
  { segmentColumnId }: SnapshotChoice,
  snapshots: readonly Snapshot[],
  { t, locale }: ShellState,
): string {
  const segment = table.columns.find(({ id }) => id === segmentColumnId)?.name ?? table.name;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date());
  return freeName(
    t('whatif_snapshotName', { segment, day }),
    snapshots.map(({ name }) => name),
  );
}
