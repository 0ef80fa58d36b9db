import { freeName } from '../../commands/names';
import type { TableSheet } from '../../model/document';
import type { Snapshot, SnapshotChoice } from '../../model/snapshot';
import type { Locale } from '../../shared/localText';

/** `Quadrant, Nov 26, 2026`; a number more for the second of a day. */
export function freeSnapshotName(
  table: TableSheet,
  { segmentColumnId }: SnapshotChoice,
  snapshots: readonly Snapshot[],
  locale: Locale,
): string {
  const segment = table.columns.find(({ id }) => id === segmentColumnId)?.name ?? table.name;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date());
  return freeName(
    new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format([segment, day]),
    snapshots.map(({ name }) => name),
  );
}
