import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import type { WorkbookDocument } from '../document';
import type { OperationOf } from '../operation';
import type { Snapshot } from '../snapshot';

export function addSnapshot(document: WorkbookDocument, { snapshot }: OperationOf<'addSnapshot'>): Step {
  return {
    document: withSnapshots(document, [...(document.snapshots ?? []), snapshot]),
    inverse: [{ kind: 'removeSnapshot', snapshotId: snapshot.id }],
  };
}

export function removeSnapshot(
  document: WorkbookDocument,
  { snapshotId }: OperationOf<'removeSnapshot'>,
): Step {
  const snapshot = snapshotOf(document, snapshotId);
  const others = (document.snapshots ?? []).filter((other) => other !== snapshot);
  return { document: withSnapshots(document, others), inverse: [{ kind: 'addSnapshot', snapshot }] };
}

export function renameSnapshot(
  document: WorkbookDocument,
  { snapshotId, name }: OperationOf<'renameSnapshot'>,
): Step {
  const snapshot = snapshotOf(document, snapshotId);
  const renamed = { ...snapshot, name };
  const snapshots = (document.snapshots ?? []).map((other) => (other === snapshot ? renamed : other));
  return {
    document: withSnapshots(document, snapshots),
    inverse: [{ kind: 'renameSnapshot', snapshotId, name: snapshot.name }],
  };
}

function snapshotOf(document: WorkbookDocument, id: string): Snapshot {
  const snapshot = document.snapshots?.find((candidate) => candidate.id === id);
  assert(snapshot, `there is no snapshot ${id}`);
  return snapshot;
}

/** In the order of their days, so that undo is exact without naming places. */
function withSnapshots(document: WorkbookDocument, snapshots: readonly Snapshot[]): WorkbookDocument {
  const { snapshots: _before, ...rest } = document;
  if (snapshots.length === 0) return rest;
  const inOrder = snapshots.toSorted((a, b) => a.takenMs - b.takenMs || (a.id < b.id ? -1 : 1));
  return { ...rest, snapshots: inOrder };
}
